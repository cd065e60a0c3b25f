public import HubUnits

/// One parcel of a virtual line: what it is in truth, and what became of it.
public struct VirtualParcel: Sendable {
  public var code: Barcode?
  public var group: Int?
  public var customs: CustomsState
  /// The station it is put on at.
  public var station: Int
  public var length: Distance
  public var priority: ParcelPriority = .normal
  /// The longest side as its sender declared it; zero when nobody said.
  public var declaredLength: Distance = .zero
  /// Its index in the plant once it is placed.
  public var plantIndex: Int?
  /// The number the core gave it.
  public var serial: ParcelSerial?
  /// How the core says it ended, in order; more than one is a fault.
  public var ends: [(reason: EndReason, lane: Int?)] = []

  public init(code: Barcode?, group: Int?, customs: CustomsState, station: Int, length: Distance) {
    self.code = code
    self.group = group
    self.customs = customs
    self.station = station
    self.length = length
  }
}
