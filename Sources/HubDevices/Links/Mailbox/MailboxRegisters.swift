import HubCore
import HubUnits

/// The registers of a mailbox, interface version 1.
///
/// **Source**: docs/plc-interface.md, "Registers"; every number here stands there.
enum MailboxRegisters {
  static let version: UInt16 = 1
  static let takenOffset: UInt16 = 3
  static let slotsOffset: UInt16 = 8
  static let slotWords: UInt16 = 12
  static let noCarrier = UInt16.max
  static let slotsServedOffset: UInt16 = 6
  static let answersOffset = 8
  static let reportWords = 8
  static let reportPlaces: UInt16 = 8

  /// What the first four holding registers say.
  static func head(session: UInt16, slots: UInt8, taken: UInt16) -> InlineArray<4, UInt16> {
    [version, session, UInt16(slots), taken]
  }

  /// One order as its slot holds it.
  ///
  /// - Parameter lane: as the operator reads it.
  static func slot(_ order: DivertOrder, lane: UInt16, session: UInt16, sequence: UInt16)
    -> InlineArray<12, UInt16>
  {
    let tracking = tracking(of: order.parcel)
    let (count, carrier) = target(of: order.aim)
    let longestOn = (order.releaseBy - order.at).wholeMilliseconds
    var words: InlineArray<12, UInt16> = [
      session, lane, UInt16(tracking >> 16), UInt16(truncatingIfNeeded: tracking), UInt16(count >> 16),
      UInt16(truncatingIfNeeded: count), carrier, UInt16(clamping: longestOn), 0, 0, 0, sequence,
    ]
    var sum: UInt16 = 0x5AA5 &+ sequence
    for n in 0..<10 { sum &+= words[n] }
    words[10] = sum
    return words
  }

  static func tracking(of parcel: ParcelSerial) -> UInt32 { UInt32(truncatingIfNeeded: parcel.number) }

  private static func target(of aim: DivertOrder.Aim) -> (count: UInt32, carrier: UInt16) {
    switch aim {
    case .instant: preconditionFailure("hub bug: an order for now went to a mailbox")
    case .count(let count): (count, noCarrier)
    case .carrier(let carrier, let count): (count, carrier)
    }
  }
}
