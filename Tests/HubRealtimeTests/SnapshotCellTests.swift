import Foundation
import HubCore
import HubRealtime
import HubUnits
import Testing

@Suite("A snapshot cell holds the latest value, whole")
struct SnapshotCellTests {
  /// A large value of which every place says which value it belongs to. 20,001 bytes: no whole number of words.
  private struct Large: BitwiseCopyable, Sendable {
    var words: InlineArray<2500, UInt64>
    var last: UInt8

    init(_ number: UInt64) {
      words = InlineArray(repeating: number)
      last = UInt8(truncatingIfNeeded: number)
    }

    var number: UInt64 { words[0] }

    var isWhole: Bool {
      let number = number
      let span = words.span
      for n in span.indices where span[n] != number { return false }
      return last == UInt8(truncatingIfNeeded: number)
    }
  }

  @Test("a cell reads as its first value until somebody writes, then as the latest")
  func latest() {
    let cell = SnapshotCell<Int>(7)
    #expect(cell.latest == 7)
    let writer = cell.makeWriter()
    for n in 0..<10 {
      writer.write(n)
      #expect(cell.latest == n)
    }
  }

  @Test("values of every odd size come back as they were", arguments: [1, 7, 8, 9])
  func sizes(size: Int) {
    let three = SnapshotCell<InlineArray<3, UInt8>>([1, 2, 3])
    let value = three.latest
    #expect([value[0], value[1], value[2]] == [1, 2, 3])
    let nine = SnapshotCell<InlineArray<9, UInt8>>(InlineArray(repeating: UInt8(size)))
    let other = nine.latest
    for n in 0..<9 { #expect(other[n] == UInt8(size)) }
  }

  @Test("the ends keep the cell's memory while anybody holds one")
  func lifetimes() {
    var cell: SnapshotCell<Int>? = SnapshotCell(1)
    let writer = cell!.makeWriter()
    let reader = cell!.makeReader()
    cell = nil
    writer.write(2)
    var value = 0
    reader.read(into: &value)
    #expect(value == 2)
  }

  @Test(
    "readers see whole values only, and never an older one after a newer, while a writer writes without pause"
  )
  func readersAndWriter() {
    let cell = SnapshotCell(Large(0))
    let writing = Carrier(cell.makeWriter())
    let flag = DoneFlag()
    let thread = Thread {
      let writer = writing.take()
      var number: UInt64 = 0
      while !flag.isSet {
        number += 1
        writer.write(Large(number))
      }
    }
    // A Large in each frame of a debug build asks for more than a small stack.
    thread.stackSize = 4 << 20
    thread.start()
    let reader = cell.makeReader()
    var value = Large(0)
    var torn = 0
    var backwards = 0
    var seen: UInt64 = 0
    for _ in 0..<3_000 {
      reader.read(into: &value)
      if !value.isWhole { torn += 1 }
      if value.number < seen { backwards += 1 }
      seen = max(seen, value.number)
    }
    flag.set()
    #expect(torn == 0)
    #expect(backwards == 0)
  }

  @Test("the core's picture fits")
  func picture() {
    let cell = SnapshotCell(CoreSnapshot())
    let writer = cell.makeWriter()
    var picture = CoreSnapshot()
    picture.cycle = 99
    picture.parcels.append(
      CoreSnapshot.Parcel(
        serial: ParcelSerial(5), position: .metres(3), length: .millimetres(300), lane: LaneIndex(2),
        exception: nil, isCommitted: true))
    writer.write(picture)
    var read = CoreSnapshot()
    cell.read(into: &read)
    #expect(read.cycle == 99)
    #expect(read.parcels.count == 1)
    #expect(read.parcels[0].serial == ParcelSerial(5))
    #expect(read.parcels[0].lane == LaneIndex(2))
  }
}
