import Foundation
import HubRealtime
import HubUnits
import Testing

@Suite("A reader that sleeps until it is rung")
struct RingSleepTests {
  /// Longer than any test may take: whoever sleeps so long was not woken.
  private static var inAnHour: MonotonicInstant { MonotonicClock.now() + .seconds(3_600) }

  @Test("is woken by each of 20,000 events, there and back, and sleeps through none", .timeLimit(.minutes(1)))
  func thereAndBack() {
    let total = 20_000
    let there = RingWriter<Int>(capacity: 4)
    let heard = there.makeReader()
    let back = RingWriter<Int>(capacity: 4)
    let answered = back.makeReader()
    let ends = (Carrier(heard), Carrier(back))
    let thread = Thread {
      let heard = ends.0.take()
      let back = ends.1.take()
      for _ in 0..<total {
        back.push(Self.await(heard) + 1)
        back.ring()
      }
    }
    thread.start()
    for n in 0..<total {
      there.push(n)
      there.ring()
      let event = Self.await(answered)
      #expect(event == n + 1)
    }
  }

  /// The next event, slept for.
  private static func await(_ reader: borrowing RingReader<Int>) -> Int {
    while true {
      let heard = reader.rings
      if let event = reader.pop() { return event }
      reader.sleep(until: inAnHour, heard: heard)
    }
  }

  @Test("does not fall asleep when it was rung between its look and its sleep", .timeLimit(.minutes(1)))
  func rungBefore() {
    let writer = RingWriter<Int>(capacity: 4)
    let reader = writer.makeReader()
    let heard = reader.rings
    // Something else than an element may be what it is rung for.
    writer.ring()
    reader.sleep(until: Self.inAnHour, heard: heard)
    #expect(reader.rings == heard + 1)
  }

  @Test("sleeps though something lies in the ring that it had no room for", .timeLimit(.minutes(1)))
  func leftInTheRing() {
    let writer = RingWriter<Int>(capacity: 4)
    let reader = writer.makeReader()
    writer.push(7)
    writer.ring()
    let until = MonotonicClock.now() + .milliseconds(20)
    var sleeps = 0
    while MonotonicClock.now() < until {
      reader.sleep(until: until, heard: reader.rings)
      sleeps += 1
    }
    // Awake it would go round thousands of times.
    #expect(sleeps < 100)
    #expect(reader.pop() == 7)
  }

  @Test("wakes at its instant when nothing comes", .timeLimit(.minutes(1)))
  func instant() {
    let writer = RingWriter<Int>(capacity: 4)
    let reader = writer.makeReader()
    let until = MonotonicClock.now() + .milliseconds(20)
    // It may wake early; it must wake.
    while MonotonicClock.now() < until { reader.sleep(until: until, heard: reader.rings) }
    #expect(reader.pop() == nil)
    writer.ring()
  }
}
