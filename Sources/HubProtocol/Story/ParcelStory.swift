public import HubUnits

/// One parcel's whole journey.
public struct ParcelStory: Codable, Hashable, Sendable {
  /// How it ended.
  public struct Ending: Codable, Hashable, Sendable {
    public var reason: Word<EndReason>
    /// The number of the lane it ended in, when it ended in one.
    public var lane: Int?
    public var at: WireTime
    /// Its number in the journal; nil while it is not recorded.
    public var sequence: Int64?
    /// What the reason means.
    public var meaning: String
    /// What to do about it.
    public var action: String

    public init(reason: EndReason, lane: Int? = nil, at: WireTime, sequence: Int64? = nil) {
      self.reason = Word(reason)
      self.lane = lane
      self.at = at
      self.sequence = sequence
      self.meaning = reason.meaning
      self.action = reason.action
    }
  }

  public var serial: Int64
  public var code: String?
  /// When the first thing happened to it.
  public var began: WireTime
  public var steps: [StoryStep]
  /// Nil while it is on the belt.
  public var ending: Ending?

  public init(serial: Int64, code: String? = nil, began: WireTime, steps: [StoryStep], ending: Ending? = nil)
  {
    self.serial = serial
    self.code = code
    self.began = began
    self.steps = steps
    self.ending = ending
  }
}
