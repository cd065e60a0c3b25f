import HubRealtime

/// Both ends of one ring, for tests on one thread: `#expect` cannot look into what does not copy.
final class RingUnderTest {
  private let writer: RingWriter<Int>
  private let reader: RingReader<Int>

  init(capacity: Int) {
    writer = RingWriter(capacity: capacity)
    reader = writer.makeReader()
  }

  func push(_ element: Int) -> Bool { writer.push(element) }
  func pop() -> Int? { reader.pop() }
  var waiting: Int { reader.count }
  /// As each end sees it.
  var overflows: [Int] { [writer.overflowCount, reader.overflowCount] }
}
