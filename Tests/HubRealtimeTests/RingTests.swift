import HubRealtime
import Testing

@Suite("A ring hands every event over once and in order")
struct RingTests {
  @Test("what goes in comes out, in order, also round the end of the memory")
  func order() {
    let ring = RingUnderTest(capacity: 4)
    for round in 0..<100 {
      for n in 0..<3 { #expect(ring.push(round * 3 + n)) }
      for n in 0..<3 { #expect(ring.pop() == round * 3 + n) }
      #expect(ring.pop() == nil)
    }
  }

  @Test("a full ring refuses, counts, and loses nothing that was in it")
  func overflow() {
    let ring = RingUnderTest(capacity: 2)
    #expect(ring.push(1))
    #expect(ring.push(2))
    #expect(!ring.push(3))
    #expect(!ring.push(4))
    #expect(ring.overflows == [2, 2])
    #expect(ring.waiting == 2)
    #expect(ring.pop() == 1)
    #expect(ring.push(5))
    #expect(ring.pop() == 2)
    #expect(ring.pop() == 5)
  }

  @Test("the writer may go first; what it wrote can still be read")
  func writerGoesFirst() {
    let reader = RingReader<Int>(capacity: 8)
    Self.writeOnce(reader.makeWriter())
    let first = reader.pop()
    let second = reader.pop()
    #expect(first == 7)
    #expect(second == nil)
  }

  private static func writeOnce(_ writer: consuming RingWriter<Int>) { writer.push(7) }
}
