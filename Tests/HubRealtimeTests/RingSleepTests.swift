import Foundation
import HubRealtime
import HubUnits
import Testing

@Suite("A reader asleep on its ring")
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
        var event = heard.pop()
        while event == nil {
          heard.sleep(until: Self.inAnHour)
          event = heard.pop()
        }
        back.push(event! + 1)
        back.wakeReader()
      }
    }
    thread.start()
    for n in 0..<total {
      there.push(n)
      there.wakeReader()
      var event = answered.pop()
      while event == nil {
        answered.sleep(until: Self.inAnHour)
        event = answered.pop()
      }
      #expect(event == n + 1)
    }
  }

  @Test("does not fall asleep when something came before, though nobody wakes it", .timeLimit(.minutes(1)))
  func notEmpty() {
    let writer = RingWriter<Int>(capacity: 4)
    let reader = writer.makeReader()
    writer.push(7)
    reader.sleep(until: Self.inAnHour)
    #expect(reader.pop() == 7)
  }

  @Test("wakes at its instant when nothing comes", .timeLimit(.minutes(1)))
  func instant() {
    let writer = RingWriter<Int>(capacity: 4)
    let reader = writer.makeReader()
    let until = MonotonicClock.now() + .milliseconds(20)
    // It may wake early; it must wake.
    while MonotonicClock.now() < until { reader.sleep(until: until) }
    #expect(reader.pop() == nil)
    writer.wakeReader()
  }

  @Test("the links of a cycle are rung")
  func rung() {
    var ports = CyclePorts()
    let isRung = ports.addLink().isRung
    #expect(isRung)
  }
}
