/// How a link can be broken.
public enum LinkCut: Sendable, Equatable {
  /// Connections are closed and new ones refused: the PLC is switched off.
  case refusing
  /// Connections stay and nothing is answered: the cable is pulled. What was asked meanwhile is answered late.
  case silent
}
