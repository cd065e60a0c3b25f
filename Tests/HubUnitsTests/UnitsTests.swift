import HubUnits
import Testing

@Suite("Units and lists that the core counts on")
struct UnitsTests {
  @Test("At 2.5 m/s a millisecond is 2.5 mm, and 500 ms are 1.25 m")
  func beltTravel() {
    let speed = BeltSpeed.millimetresPerSecond(2_500)
    #expect(speed.travel(in: .milliseconds(1)) == Distance(micrometres: 2_500))
    #expect(speed.travel(in: .milliseconds(500)) == .millimetres(1_250))
    #expect(speed.time(for: .millimetres(1_250)) == .milliseconds(500))
    #expect(speed.time(for: -Distance.millimetres(25)) == .milliseconds(-10))
  }

  @Test("A belt that stands or runs back reaches nothing")
  func standingBelt() {
    #expect(BeltSpeed.zero.time(for: .metres(1)) == nil)
    #expect(BeltSpeed.millimetresPerSecond(-100).time(for: .metres(1)) == nil)
  }

  @Test("Postcodes compare as prefixes, whatever their blanks")
  func postcodes() throws {
    let low = try #require(Postcode("4000"))
    let high = try #require(Postcode("4999"))
    #expect(try #require(Postcode("4460")).lies(from: low, through: high))
    #expect(try #require(Postcode("4999")).lies(from: low, through: high))
    #expect(try #require(Postcode("5000")).lies(from: low, through: high) == false)
    #expect(try #require(Postcode("3999")).lies(from: low, through: high) == false)
    #expect(try #require(Postcode("400")).lies(from: low, through: high) == false)
    let dutch = try #require(Postcode("1012 ab"))
    #expect(dutch.description == "1012AB")
    #expect(dutch.lies(from: try #require(Postcode("1000")), through: try #require(Postcode("1099"))))
    #expect(Postcode("4000/12") == nil)
  }

  @Test("A bounded list keeps its order and says when it is full")
  func boundedList() {
    var list = BoundedList<3, Int>(filler: 0)
    let taken = [list.append(10), list.append(30), list.insert(20, at: 1)]
    let refused = [list.append(40), list.insert(5, at: 0)]
    #expect(taken == [true, true, true])
    #expect(refused == [false, false])
    #expect(list.indices.map { list[$0] } == [10, 20, 30])
    list.remove(at: 0)
    #expect(list.indices.map { list[$0] } == [20, 30])
  }

  @Test("Lists carved from one region do not touch each other")
  func fixedLists() {
    let bytes = MemoryRegion.bytes(for: 4, UInt8.self) + MemoryRegion.bytes(for: 4, Int64.self)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 64)
    // Safe: freed after both lists are gone.
    defer { unsafe memory.deallocate() }
    var region = unsafe MemoryRegion(memory)
    var small = FixedList<UInt8>(in: &region, capacity: 4)
    var large = FixedList<Int64>(in: &region, repeating: -1, count: 4)
    for value in UInt8(1)...4 { small.append(value) }
    let isTaken = small.append(5)
    #expect(!isTaken)
    large[2] = 77
    small.remove(at: 1)
    var (smalls, larges): ([UInt8], [Int64]) = ([], [])
    for i in small.indices { smalls.append(small[i]) }
    for i in large.indices { larges.append(large[i]) }
    #expect(smalls == [1, 3, 4])
    #expect(larges == [-1, -1, 77, -1])
  }

  @Test("Each closed list gives its words back")
  func words() {
    for reason in EndReason.allCases { #expect(EndReason(word: reason.word) == reason) }
    for state in CustomsState.allCases { #expect(CustomsState(word: state.word) == state) }
    #expect(EndReason.allCases.count == 30)
    #expect(EndReason(word: "delivered") == nil)
  }
}
