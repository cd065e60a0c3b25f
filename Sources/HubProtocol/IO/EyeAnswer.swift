/// What one input told of a diverter's stroke.
///
/// An edge lies between two readings: the truth is from `from` to `to`.
/// **Units**: microseconds; `acted` since the write began, `back` since the write that let go began.
public struct EyeAnswer: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
    /// The diverter's own switch.
    case diverterSwitch
    /// The lane's confirm eye: it sees a parcel, not the diverter.
    case confirm
  }

  public var name: String
  public var kind: Kind
  public var address: String
  /// It was out, or blocked, before the stroke: it can tell nothing then.
  public var wasActive: Bool
  public var actedFromUs: Int?
  public var actedToUs: Int?
  public var backFromUs: Int?
  public var backToUs: Int?
  /// Edges in all: more than two is bouncing, or a parcel passing.
  public var edges: Int

  public init(
    name: String, kind: Kind, address: String, wasActive: Bool, actedFromUs: Int? = nil,
    actedToUs: Int? = nil,
    backFromUs: Int? = nil, backToUs: Int? = nil, edges: Int = 0
  ) {
    self.name = name
    self.kind = kind
    self.address = address
    self.wasActive = wasActive
    self.actedFromUs = actedFromUs
    self.actedToUs = actedToUs
    self.backFromUs = backFromUs
    self.backToUs = backToUs
    self.edges = edges
  }
}
