import HubSim
import HubUnits
import Testing

@testable import HubCore

@Suite("What waits comes when it is due, and in an order that does not depend on how it was put in")
struct DueListTests {
  /// A due list in memory of its own.
  private func withList(of items: Int, _ body: (inout DueList) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: DueList.memoryBytes(items: items), alignment: 16)
    // Safe: the list is gone before the memory is.
    defer { unsafe memory.deallocate() }
    var region = unsafe MemoryRegion(memory)
    var list = DueList(in: &region, items: items)
    body(&list)
  }

  @Test(
    "Set, moved and withdrawn at random, the first is always the earliest, and of equals the lowest",
    arguments: [1, 2, 3])
  func againstAPlainTable(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    withList(of: 64) { list in
      var plain: [Int: Int64] = [:]
      for _ in 0..<5_000 {
        let item = Int(random.integer(in: 0...63))
        if random.chance(perMille: 300) {
          list.remove(item)
          plain[item] = nil
        } else {
          let key = random.integer(in: -20...20)
          list.set(item, key)
          plain[item] = key
        }
        let first = plain.min { ($0.value, $0.key) < ($1.value, $1.key) }
        #expect(list.first == first?.key)
        #expect(list.earliest == first?.value ?? .max)
        #expect(list.isEmpty == plain.isEmpty)
      }
    }
  }

  @Test("A list that was emptied at once holds nothing and takes everything again")
  func emptied() {
    withList(of: 8) { list in
      for item in 0..<8 { list.set(item, Int64(-item)) }
      list.removeAll()
      #expect(list.first == nil)
      for item in 0..<8 { list.set(item, 7) }
      #expect(list.first == 0)
    }
  }
}
