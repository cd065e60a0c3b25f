import HubSim
import HubUnits
import Testing

@testable import HubCore

@Suite("Every parcel in the table is found by serial, by slot and by place, whoever came and went before")
struct ParcelTableTests {
  private func parcel(_ serial: Int64, zero: Int64) -> TrackedParcel {
    TrackedParcel(
      serial: ParcelSerial(serial), origin: .inducted, zero: BeltPosition(micrometres: zero), nextEye: 0,
      eye: EyeIndex(0), at: .zero)
  }

  private func withTable(_ body: (inout ParcelTable) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: ParcelTable.memoryBytes, alignment: 64)
    // Safe: the table is gone before the memory is.
    defer { unsafe memory.deallocate() }
    var region = unsafe MemoryRegion(memory)
    var table = ParcelTable(in: &region)
    body(&table)
  }

  @Test(
    "Serials far apart that share a place in the index are told apart after any order of coming and going",
    arguments: [1, 2, 3])
  func collidingSerials(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    withTable { table in
      var plain: [Int64: Int64] = [:]
      for _ in 0..<4_000 {
        // One of six homes near the end of the index, so that runs of neighbours wrap round it; one parcel may have
        // gone round a loop for days, while serials went on.
        let serial =
          random.integer(in: 1...40) * Int64(SerialIndex.places) - 3 + random.integer(in: 0...5)
        let zero = random.integer(in: -5...5)
        if plain[serial] != nil {
          if let rank = table.rank(of: ParcelSerial(serial)) { table.remove(rank: rank) }
          plain[serial] = nil
        } else {
          #expect(table.insert(parcel(serial, zero: zero)) != nil)
          plain[serial] = zero
        }
        #expect(table.count == plain.count)
        for (serial, zero) in plain {
          let rank = table.rank(of: ParcelSerial(serial))
          #expect(rank != nil)
          guard let rank else { continue }
          #expect(table[rank].serial.number == serial)
          #expect(table[rank].zero.micrometres == zero)
          #expect(table.rank(ofSlot: table.slot(rank: rank)) == rank)
        }
      }
    }
  }

  @Test("Moved along the belt, parcels stay in belt order", arguments: [4, 5])
  func beltOrder(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    withTable { table in
      for serial in 1...30 {
        _ = table.insert(parcel(Int64(serial), zero: random.integer(in: 0...100)))
      }
      for _ in 0..<500 {
        let serial = ParcelSerial(random.integer(in: 1...30))
        let zero = BeltPosition(micrometres: random.integer(in: 0...100))
        let rank = table.correct(rank: table.rank(of: serial)!, zero: zero)
        #expect(table[rank].serial == serial)
        for rank in 1..<table.count { #expect(table[rank - 1].zero <= table[rank].zero) }
        let first = table.firstRank(from: zero)
        #expect(table[first].zero == zero)
        #expect(first == 0 || table[first - 1].zero < zero)
      }
    }
  }

  @Test("A full table takes nobody, and the next one when one has gone")
  func fullTable() {
    withTable { table in
      for serial in 1...Limits.parcels { _ = table.insert(parcel(Int64(serial), zero: Int64(serial))) }
      #expect(table.insert(parcel(9_999, zero: 0)) == nil)
      table.remove(rank: 0)
      #expect(table.insert(parcel(9_999, zero: 0)) == 0)
      #expect(table.rank(of: ParcelSerial(1)) == nil)
    }
  }
}
