import HubUnits

/// Finds a parcel's slot by its serial.
///
/// **Shape**: open addressing over twice as many places as there can be parcels; serials follow each other, so that
/// nearly all lie where they belong.
struct SerialIndex: ~Copyable {
  /// A power of two.
  static let places = 2 * Limits.parcels
  private static let empty = UInt16.max
  private var slots: FixedList<UInt16>

  init(in region: inout MemoryRegion) {
    slots = FixedList(in: &region, repeating: SerialIndex.empty, count: SerialIndex.places)
  }

  static var memoryBytes: Int { MemoryRegion.bytes(for: places, UInt16.self) }

  /// The slot of a serial, or nil when nobody has it.
  func slot(of serial: ParcelSerial, in table: borrowing FixedList<TrackedParcel>) -> Int? {
    var place = SerialIndex.home(of: serial)
    while slots[place] != SerialIndex.empty {
      if table[Int(slots[place])].serial == serial { return Int(slots[place]) }
      place = SerialIndex.next(place)
    }
    return nil
  }

  mutating func insert(_ serial: ParcelSerial, slot: UInt16, in table: borrowing FixedList<TrackedParcel>) {
    var place = SerialIndex.home(of: serial)
    while slots[place] != SerialIndex.empty { place = SerialIndex.next(place) }
    slots[place] = slot
  }

  mutating func remove(_ serial: ParcelSerial, in table: borrowing FixedList<TrackedParcel>) {
    var place = SerialIndex.home(of: serial)
    while slots[place] != SerialIndex.empty, table[Int(slots[place])].serial != serial {
      place = SerialIndex.next(place)
    }
    guard slots[place] != SerialIndex.empty else { return }
    // What was pushed past this place moves back, so that no search stops too early.
    var hole = place
    var other = SerialIndex.next(place)
    while slots[other] != SerialIndex.empty {
      let home = SerialIndex.home(of: table[Int(slots[other])].serial)
      let mayMove = hole <= other ? home <= hole || home > other : home <= hole && home > other
      if mayMove {
        slots[hole] = slots[other]
        hole = other
      }
      other = SerialIndex.next(other)
    }
    slots[hole] = SerialIndex.empty
  }

  private static func home(of serial: ParcelSerial) -> Int { Int(serial.number & Int64(places - 1)) }
  private static func next(_ place: Int) -> Int { (place + 1) & (places - 1) }
}
