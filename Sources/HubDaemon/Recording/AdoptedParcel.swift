import HubStore
import HubUnits

/// A parcel that the journal has open and the belt's memory knows.
struct AdoptedParcel: Sendable {
  let record: ParcelRecord
  let code: Barcode
  let position: Distance
  let length: Distance

  /// Nil when its code is no code: then it is not taken up.
  init?(_ record: ParcelRecord, _ remembered: RememberedParcel) {
    guard let code = remembered.code else { return nil }
    self.record = record
    self.code = code
    position = Distance(micrometres: remembered.positionMicrometres)
    length = Distance(micrometres: remembered.lengthMicrometres)
  }

  /// Those of a memory that the journal has open: what it has not was never told, or has ended since.
  static func all(of memory: BeltMemory, open: [ParcelRecord]) -> [AdoptedParcel] {
    let records = Dictionary(open.map { ($0.serial.number, $0) }, uniquingKeysWith: { first, _ in first })
    return memory.parcels.compactMap { remembered in
      records[remembered.serial].flatMap { AdoptedParcel($0, remembered) }
    }
  }
}
