import HubCore
import HubModbus
import HubUnits

// Commanded is not confirmed: what was written is read back, in an exchange of its own behind everything that is due.
extension LinkWorker where Bus: ~Copyable {
  /// How often an output is looked at before it counts as not obeyed. **Source**: a coupler's image of its outputs may
  /// be a cycle of its own bus old, which is shorter than two polls.
  static var looksAtOutput: UInt8 { 3 }

  /// Has an output read back that was written just now.
  mutating func expect(output rank: Int, _ isOn: Bool) {
    confirmations[rank].isOn = isOn
    guard settings.guarding.readsBack else { return }
    confirmations[rank].looks = 0
    confirmations[rank].due = clock.now()
  }

  /// Reads one output back, if one waits for it.
  ///
  /// - Returns: whether an exchange was made.
  mutating func confirmOutput(_ now: MonotonicInstant) -> Bool {
    guard settings.guarding.readsBack else { return false }
    for rank in confirmations.indices where confirmations[rank].due <= now {
      confirm(output: rank)
      return true
    }
    return false
  }

  /// What stands behind the polls goes before one when it waited for a while: a link that polls without a pause would
  /// never come to it. Once a poll, so that neither starves the other.
  ///
  /// - Returns: whether an exchange was made.
  mutating func lookOverdue(_ now: MonotonicInstant) -> Bool {
    guard pollStep == 0, lookedBehind != pollBegan,
      lookAtWatchdog(now - Self.watchdogPeriod / 10) || confirmOutput(now - settings.poll)
    else {
      return false
    }
    lookedBehind = pollBegan
    return true
  }

  private mutating func confirm(output rank: Int) {
    let began = clock.now()
    do throws(ModbusError) {
      let isObeyed = try isObeyed(output: rank)
      noteExchange(from: began)
      confirmations[rank].looks += 1
      if isObeyed || confirmations[rank].looks == Self.looksAtOutput {
        confirmations[rank].due = .distantFuture
        conclude(output: rank, isObeyed)
      } else {
        confirmations[rank].due = clock.now() + settings.poll
      }
    } catch {
      // Asked again after the next write; a device that refuses says so in its errors.
      confirmations[rank].due = .distantFuture
      failed(error)
    }
  }

  private mutating func conclude(output rank: Int, _ isObeyed: Bool) {
    if isObeyed {
      if status.disobedient == UInt8(rank) { status.disobedient = nil }
      return
    }
    status.disobeyed += 1
    status.disobedient = UInt8(rank)
    publish(clock.now())
  }

  private mutating func isObeyed(output rank: Int) throws(ModbusError) -> Bool {
    switch settings.outputs[rank].place {
    case .coil(let address):
      return try Self.coil(address, of: &bus, into: &readBackBits) == confirmations[rank].isOn
    case .bit(_, let register):
      // The whole register is ours: a neighbour that changed is as wrong as the bit itself.
      return try Self.read(register, of: &bus, into: &watchdogRoom) == outputRegisters.value(of: register)
    }
  }

  private static func coil(_ address: UInt16, of bus: inout Bus, into room: inout [UInt8])
    throws(ModbusError) -> Bool
  {
    var span = room.mutableSpan
    try bus.readCoils(from: address, count: 1, into: &span)
    return span[0] != 0
  }
}
