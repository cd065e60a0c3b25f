/// How a mock scanner takes the orders of its host.
public enum MockHearing: Sendable, Hashable, CaseIterable {
  /// Does what it is told.
  case obeys
  /// Stalls every order: firmware without that report.
  case refuses
  /// Never answers an order: firmware that hangs on its output side.
  case ignores
}
