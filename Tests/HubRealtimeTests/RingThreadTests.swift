import Foundation
import HubRealtime
import Testing

@Suite("A ring between two threads")
struct RingThreadTests {
  /// An event that a torn copy would betray: every word follows from the first.
  private struct Event: BitwiseCopyable, Sendable {
    var number: UInt64
    var twice: UInt64
    var squared: UInt64
    var complement: UInt64

    init(_ number: UInt64) {
      self.number = number
      twice = number &* 2
      squared = number &* number
      complement = ~number
    }

    var isWhole: Bool { twice == number &* 2 && squared == number &* number && complement == ~number }
  }

  @Test("two million events cross between two threads, each once, whole and in order")
  func millions() {
    let total: UInt64 = 2_000_000
    let writer = RingWriter<Event>(capacity: 256)
    let reader = writer.makeReader()
    let writing = Carrier(writer)
    let thread = Thread {
      let writer = writing.take()
      var next: UInt64 = 0
      while next < total {
        if writer.push(Event(next)) { next += 1 } else { Thread.yieldProcessor() }
      }
    }
    thread.start()
    var expected: UInt64 = 0
    var wrong = 0
    while expected < total {
      guard let event = reader.pop() else {
        Thread.yieldProcessor()
        continue
      }
      if event.number != expected || !event.isWhole { wrong += 1 }
      expected += 1
    }
    #expect(wrong == 0)
    let rest = reader.count
    #expect(rest == 0)
  }
}
