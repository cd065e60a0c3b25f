public import HubUnits

/// One parcel's whole journey.
public struct Story: Codable, Hashable, Sendable {
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
  /// A second, different code that was read on it.
  public var secondCode: String?
  /// How it came to be followed: `inducted`, `unexpected` or `flushed`.
  public var origin: String?
  /// The induction point, when it came over one.
  public var induction: String?
  /// When the first thing happened to it.
  public var began: WireTime
  public var steps: [StoryStep]
  /// The rule that chose its lane, and the version of the plan it stands in.
  public var rule: String?
  public var plan: String?
  /// The number of the lane it was to go to.
  public var plannedLane: Int?
  /// From scan and parcel both being there to the coil acknowledged, without the belt's travel in between.
  /// **Units**: microseconds.
  public var scanToCoilUs: Int64?
  /// From the code joined to its facts in the core. **Units**: microseconds.
  public var lookupUs: Int64?
  /// How far the belt was past the place to fire at when the diverter's coil went on. **Units**: millimetres.
  public var fireErrorMm: Double?
  /// Nil while it is on the belt.
  public var ending: Ending?

  public init(
    serial: Int64, code: String? = nil, secondCode: String? = nil, origin: String? = nil,
    induction: String? = nil, began: WireTime, steps: [StoryStep], rule: String? = nil, plan: String? = nil,
    plannedLane: Int? = nil, scanToCoilUs: Int64? = nil, lookupUs: Int64? = nil, fireErrorMm: Double? = nil,
    ending: Ending? = nil
  ) {
    self.serial = serial
    self.code = code
    self.secondCode = secondCode
    self.origin = origin
    self.induction = induction
    self.began = began
    self.steps = steps
    self.rule = rule
    self.plan = plan
    self.plannedLane = plannedLane
    self.scanToCoilUs = scanToCoilUs
    self.lookupUs = lookupUs
    self.fireErrorMm = fireErrorMm
    self.ending = ending
  }
}
