import HubProtocol

extension LineService: TerminalCommander {
  func setLane(_ call: SetLane, by actor: String) async throws(SorterError) {
    _ = try await setLane(call, actor: actor)
  }
}
