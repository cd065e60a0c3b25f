/// One photo-eye.
public struct EyeView: Codable, Hashable, Sendable {
  public var name: String
  /// Where it looks at the belt, when it does; lane eyes have none. **Units**: millimetres from the belt's start.
  public var atMm: Int?
  /// The lane it belongs to, when it does.
  public var lane: Int?
  /// Whether something blocks it.
  public var blocked: Measured<Bool>
  /// Since it last changed; nil while it never has since the start. **Units**: milliseconds.
  public var lastChangeAgeMs: Int?

  public init(
    name: String, atMm: Int? = nil, lane: Int? = nil, blocked: Measured<Bool>, lastChangeAgeMs: Int? = nil
  ) {
    self.name = name
    self.atMm = atMm
    self.lane = lane
    self.blocked = blocked
    self.lastChangeAgeMs = lastChangeAgeMs
  }
}
