public import HubCore
public import HubUnits

/// One parcel's story, as `why` tells it.
public struct ParcelStory: Hashable, Sendable {
  public var serial: ParcelSerial
  public var origin: ParcelOrigin
  public var inductedAtWall: String
  public var induction: String?
  /// The whole code.
  public var code: String?
  public var secondCode: String?
  /// Nil while it is on the belt.
  public var endedAtWall: String?
  public var reason: EndReason?
  /// The number on the lane it went into.
  public var lane: Int?
  public var plannedLane: Int?
  /// Its end is in the journal, on the disk.
  public var isRecorded: Bool
  public var body: StoryBody
}
