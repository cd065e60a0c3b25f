public import HubCore
public import HubStore
public import HubUnits

/// One parcel's story, as `why` tells it.
public struct ParcelStory: Hashable, Sendable {
  public var serial: ParcelSerial
  public var origin: ParcelOrigin
  public var inductedAt: WallTime
  public var induction: String?
  /// The whole code.
  public var code: String?
  public var secondCode: String?
  /// Nil while it is on the belt.
  public var endedAt: WallTime?
  public var reason: EndReason?
  /// The number on the lane it went into.
  public var lane: Int?
  public var plannedLane: Int?
  /// The end's event in the journal; nil until it is on the disk.
  public var sequence: Int64?
  public var body: StoryBody

  /// Its end is in the journal, on the disk.
  public var isRecorded: Bool { sequence != nil }
}
