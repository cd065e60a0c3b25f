/// One photo-eye.
public struct EyeView: Codable, Hashable, Sendable {
  public enum Condition: String, Codable, CaseIterable, Hashable, Sendable {
    case good
    /// It changes for less than its debounce, again and again.
    case flickering
    /// It has been blocked for longer than any parcel takes to pass.
    case stuckBlocked
    /// Parcels passed it unseen that other eyes saw.
    case blind
  }

  public var name: String
  /// Where it looks at the belt, when it does; lane eyes have none. **Units**: millimetres from the belt's start.
  public var atMm: Int?
  /// The lane it belongs to, when it does.
  public var lane: Int?
  /// Whether something blocks it.
  public var blocked: Measured<Bool>
  /// Since it last changed; nil while it never has since the start. **Units**: milliseconds.
  public var lastChangeAgeMs: Int?
  /// How well it sees; judged of eyes on the way and of lanes' confirm eyes.
  public var condition: Condition = .good
  /// What it has done, when it is an eye on the way.
  public var tracking: EyeTracking?

  public init(
    name: String, atMm: Int? = nil, lane: Int? = nil, blocked: Measured<Bool>, lastChangeAgeMs: Int? = nil,
    condition: Condition = .good, tracking: EyeTracking? = nil
  ) {
    self.name = name
    self.atMm = atMm
    self.lane = lane
    self.blocked = blocked
    self.lastChangeAgeMs = lastChangeAgeMs
    self.condition = condition
    self.tracking = tracking
  }
}
