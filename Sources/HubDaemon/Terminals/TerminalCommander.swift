import HubProtocol

/// What terminals ask of the line: the same commands that come over the socket, by the same path.
///
/// **Thread**: any task.
protocol TerminalCommander: Sendable {
  /// Opens or closes a lane once for this id; returns when it is done and written down.
  ///
  /// **Errors**: as `SetLane` has them.
  func setLane(_ call: SetLane, by actor: String) async throws(SorterError)
}
