/// What the journal's `story` column holds, as JSON.
///
/// **Shape**: `docs/journal.md`; a field that does not apply is absent.
public struct StoryBody: Codable, Hashable, Sendable {
  public var lines: [StoryLine] = []
  /// The sort plan that decided.
  public var plan: String?
  public var rule: String?
  /// **Units**: microseconds, as every `…Microseconds` below. From scan and parcel both being there to the coil
  /// acknowledged, without the belt's travel in between.
  public var scanToCoilMicroseconds: Int64?
  /// From the code joined to its facts in the core.
  public var lookupMicroseconds: Int64?
  /// The question to the store alone.
  public var storeMicroseconds: Int64?
  /// From the planned instant of the divert to the coil's acknowledgement.
  public var coilMicroseconds: Int64?
  /// **Units**: nanoseconds on the monotonic clock, as below.
  public var firePlannedNanoseconds: Int64?
  public var coilAcknowledgedNanoseconds: Int64?
  /// How far the belt was past the place to fire at when the coil was acknowledged. **Units**: millimetres.
  public var fireErrorMillimetres: Double?
  /// How far from its expected place the confirm eye saw it. **Units**: millimetres.
  public var confirmErrorMillimetres: Double?

  enum CodingKeys: String, CodingKey {
    case lines, plan, rule
    case scanToCoilMicroseconds = "scan_to_coil_us"
    case lookupMicroseconds = "lookup_us"
    case storeMicroseconds = "store_us"
    case coilMicroseconds = "coil_us"
    case firePlannedNanoseconds = "fire_planned_ns"
    case coilAcknowledgedNanoseconds = "coil_ack_ns"
    case fireErrorMillimetres = "fire_error_mm"
    case confirmErrorMillimetres = "confirm_error_mm"
  }
}
