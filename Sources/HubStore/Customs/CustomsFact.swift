public import HubUnits

/// Something customs said of a code, once: facts are added, never changed.
public struct CustomsFact: Hashable, Sendable {
  public var key: ParcelKey
  public var state: CustomsState
  /// Who said it: an operator, a customs system, a manifest.
  public var source: String
  public var at: WallTime

  public init(key: ParcelKey, state: CustomsState, source: String, at: WallTime) {
    self.key = key
    self.state = state
    self.source = source
    self.at = at
  }
}
