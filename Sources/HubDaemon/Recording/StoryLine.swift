/// One line of a parcel's story: when, where, what, and a sentence for people.
///
/// **Shape**: JSON with the keys below; a field that does not apply is absent. `docs/journal.md` lists which line
/// carries which field.
public struct StoryLine: Codable, Hashable, Sendable {
  /// **Units**: milliseconds since induction; a scan before it is negative. Absent after a restart.
  public var atMilliseconds: Double?
  /// **Units**: millimetres of belt travel since induction. Absent after a restart.
  public var beltMillimetres: Double?
  /// What happened, in one word.
  public var what: String
  /// The same as a sentence.
  public var text: String
  /// **Units**: nanoseconds on the monotonic clock, as every `…Nanoseconds` below.
  public var atNanoseconds: Int64
  public var scanner: String?
  public var code: String?
  public var beganNanoseconds: Int64?
  public var completedNanoseconds: Int64?
  public var eye: String?
  public var errorMillimetres: Double?
  public var lengthMillimetres: Double?
  public var country: String?
  public var postcode: String?
  public var service: String?
  public var priority: String?
  public var customs: String?
  public var rule: String?
  public var plan: String?
  /// The number on the lane.
  public var lane: Int?
  public var order: UInt32?
  public var plannedNanoseconds: Int64?
  public var acknowledgedNanoseconds: Int64?
  public var reason: String?

  enum CodingKeys: String, CodingKey {
    case atMilliseconds = "at_ms"
    case beltMillimetres = "belt_mm"
    case what, text
    case atNanoseconds = "at_ns"
    case scanner, code
    case beganNanoseconds = "began_ns"
    case completedNanoseconds = "completed_ns"
    case eye
    case errorMillimetres = "error_mm"
    case lengthMillimetres = "length_mm"
    case country, postcode, service, priority, customs, rule, plan, lane, order
    case plannedNanoseconds = "planned_ns"
    case acknowledgedNanoseconds = "ack_ns"
    case reason
  }

  init(atMilliseconds: Double, beltMillimetres: Double, atNanoseconds: Int64, what: String, text: String) {
    self.atMilliseconds = atMilliseconds
    self.beltMillimetres = beltMillimetres
    self.atNanoseconds = atNanoseconds
    self.what = what
    self.text = text
  }
}
