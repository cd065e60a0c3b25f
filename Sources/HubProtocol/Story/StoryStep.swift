public import HubUnits

/// One thing that happened to a parcel.
public struct StoryStep: Codable, Hashable, Sendable {
  /// Since the story's start; a scan before induction is negative. **Units**: milliseconds.
  public var atMs: Double
  /// How far the belt has travelled since the story's start. **Units**: millimetres.
  public var beltMm: Double
  /// What happened, in one word: `inducted`, `eyeMatched`, … A newer daemon may know more words.
  public var what: String
  /// The same as a sentence.
  public var text: String
  public var scanner: String?
  public var eye: String?
  public var code: String?
  /// How far off its expected position an edge was, positive when late. **Units**: millimetres.
  public var errorMm: Double?
  /// **Units**: millimetres.
  public var lengthMm: Double?
  public var country: String?
  public var postcode: String?
  public var service: String?
  public var priority: String?
  public var customs: Word<CustomsState>?
  /// The sort rule that chose, by its name in the plan.
  public var rule: String?
  /// The version of the plan that it stands in.
  public var plan: String?
  /// The lane's number.
  public var lane: Int?
  /// When an order should have been on the wire, since the story's start. **Units**: milliseconds.
  public var plannedMs: Double?
  /// When the device acknowledged it, since the story's start. **Units**: milliseconds.
  public var acknowledgedMs: Double?
  /// Why a lane was passed over, or the parcel excepted or ended.
  public var reason: Word<EndReason>?

  public init(
    atMs: Double, beltMm: Double, what: String, text: String, scanner: String? = nil, eye: String? = nil,
    code: String? = nil, errorMm: Double? = nil, lengthMm: Double? = nil, country: String? = nil,
    postcode: String? = nil, service: String? = nil, priority: String? = nil,
    customs: Word<CustomsState>? = nil, rule: String? = nil, plan: String? = nil, lane: Int? = nil,
    plannedMs: Double? = nil, acknowledgedMs: Double? = nil, reason: Word<EndReason>? = nil
  ) {
    self.atMs = atMs
    self.beltMm = beltMm
    self.what = what
    self.text = text
    self.scanner = scanner
    self.eye = eye
    self.code = code
    self.errorMm = errorMm
    self.lengthMm = lengthMm
    self.country = country
    self.postcode = postcode
    self.service = service
    self.priority = priority
    self.customs = customs
    self.rule = rule
    self.plan = plan
    self.lane = lane
    self.plannedMs = plannedMs
    self.acknowledgedMs = acknowledgedMs
    self.reason = reason
  }
}
