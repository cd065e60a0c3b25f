public import HubUnits

/// One lane's sum in the geometry proof.
public struct GeometryRow: Sendable, Hashable {
  /// One part of the distance that is needed, with its reason in words.
  public struct Summand: Sendable, Hashable {
    public let what: String
    public let distance: Distance
  }
  /// The number on the lane.
  public let laneNumber: UInt16
  public let laneName: String
  /// The scan point the parcel comes from: `tunnel`, `station-2`.
  public let from: String
  /// Where that scan point is, from the belt's start.
  public let scanPosition: Distance
  /// The lane's last decision point, from the belt's start.
  public let lastDecision: Distance
  /// What must fit between the two.
  public let summands: [Summand]

  /// The belt there is between the scan and the last decision point.
  public var available: Distance { lastDecision - scanPosition }
  public var needed: Distance { summands.reduce(.zero) { $0 + $1.distance } }
  /// What is left over; negative when the lane fails.
  public var spare: Distance { available - needed }
  public var isProved: Bool { spare >= .zero }
}
