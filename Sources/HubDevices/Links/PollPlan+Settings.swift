import HubUnits

extension PollPlan {
  init(_ settings: LinkSettings) {
    self.init(
      inputs: settings.inputs, encoder: settings.encoder, theirHeartbeat: settings.theirHeartbeat,
      ourHeartbeat: settings.ourHeartbeat, limits: settings.limits)
  }

  /// The most bits, and the most registers, that one reading brings; at least one.
  var longestBits: Int { longest { !$0.isRegisters } }
  var longestRegisters: Int { longest(\.isRegisters) }

  private func longest(_ isMeant: (ModbusAddress.Table) -> Bool) -> Int {
    readings.filter { isMeant($0.table) }.map(\.range.count).max() ?? 1
  }
}
