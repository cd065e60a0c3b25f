public import HubUnits

/// One parcel as it comes to a station, before anything goes wrong.
public struct SwarmParcel: Sendable, Hashable {
  /// Its place in the scenario; printed in its code.
  public var number: Int
  public var station: Int
  /// The destination group of the sort plan.
  public var group: Int
  public var customs: CustomsState
  public var length: Distance
  public var isHandScanned: Bool
  /// Whether its label lies so that the fixed scanner reads it.
  public var isReadFixed: Bool
  /// From hands free to scanned.
  public var taking: Nanoseconds
  /// From scanned to the belt, when there is a gap.
  public var placing: Nanoseconds
  /// How long the scanner takes to send the label.
  public var sending: Nanoseconds
  /// Placed after the faults stopped and everything was repaired.
  public var isAfterRepair: Bool

  public init(
    number: Int, station: Int, group: Int, customs: CustomsState, length: Distance, isHandScanned: Bool,
    isReadFixed: Bool, taking: Nanoseconds, placing: Nanoseconds, sending: Nanoseconds, isAfterRepair: Bool
  ) {
    self.number = number
    self.station = station
    self.group = group
    self.customs = customs
    self.length = length
    self.isHandScanned = isHandScanned
    self.isReadFixed = isReadFixed
    self.taking = taking
    self.placing = placing
    self.sending = sending
    self.isAfterRepair = isAfterRepair
  }
}
