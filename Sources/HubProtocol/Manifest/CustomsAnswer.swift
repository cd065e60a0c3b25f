public import HubUnits

/// What customs has said of a code.
public struct CustomsAnswer: Codable, Hashable, Sendable {
  public var code: String
  public var state: Word<CustomsState>
  /// Who said so; nil when nobody has said anything.
  public var source: String?
  public var at: WireTime?

  public init(code: String, state: Word<CustomsState>, source: String? = nil, at: WireTime? = nil) {
    self.code = code
    self.state = state
    self.source = source
    self.at = at
  }
}
