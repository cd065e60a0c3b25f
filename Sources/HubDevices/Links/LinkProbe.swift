import HubModbus
import HubRealtime
import HubUnits

/// One look at a link for `hubctl diag`, with the daemon stopped: connects, reads, never writes.
///
/// Never writes, because another master may be driving the device.
///
/// **Thread**: the caller's, which it blocks for at most a second and some timeouts.
public enum LinkProbe {
  /// **Source**: enough for a median and an outlier, and 20 × the slowest coupler's 20 ms are below half a second.
  static let exchanges = 20
  /// How long the device's heartbeat is given to move. **Source**: VMI VVS flips each second; half of that, since
  /// the answer is a hint and a technician waits.
  static let heartbeatPatience = Nanoseconds.milliseconds(500)

  /// Looks at a device.
  public static func facts(of settings: LinkSettings) -> LinkProbeFacts {
    var facts = LinkProbeFacts()
    var link = ModbusLink(to: settings.endpoint)
    let began = MonotonicClock.now()
    do throws(ModbusError) {
      try link.connect()
      facts.connectTime = MonotonicClock.now() - began
      try look(at: settings, through: &link, &facts)
    } catch {
      facts.error = error
    }
    link.disconnect()
    facts.roundTrips.sort()
    return facts
  }

  private static func look(
    at settings: LinkSettings, through link: inout ModbusLink, _ facts: inout LinkProbeFacts
  ) throws(ModbusError) {
    facts.watchdog = try watchdog(of: settings, through: &link)
    let plan = PollPlan(settings)
    let first = try poll(settings, plan, through: &link, &facts)
    facts.inputs = first.inputs
    facts.encoderFirst = first.encoder
    facts.encoderLast = first.encoder
    if first.heartbeat != nil { facts.hasHeartbeatMoved = false }
    let began = MonotonicClock.now()
    while facts.roundTrips.count < exchanges || isStillWaiting(facts, since: began) {
      guard !plan.isEmpty else { return }
      MonotonicClock.sleep(until: MonotonicClock.now() + max(settings.poll, .milliseconds(1)))
      let next = try poll(settings, plan, through: &link, &facts)
      facts.encoderLast = next.encoder
      if next.heartbeat != first.heartbeat { facts.hasHeartbeatMoved = true }
    }
  }

  private static func isStillWaiting(_ facts: LinkProbeFacts, since began: MonotonicInstant) -> Bool {
    facts.hasHeartbeatMoved == false && MonotonicClock.now() - began < heartbeatPatience
  }

  private static func poll(
    _ settings: LinkSettings, _ plan: PollPlan, through link: inout ModbusLink,
    _ facts: inout LinkProbeFacts
  ) throws(ModbusError) -> (inputs: [Bool], encoder: UInt32?, heartbeat: UInt16?) {
    var found: (inputs: [Bool], encoder: UInt32?, heartbeat: UInt16?) = (
      [Bool](repeating: false, count: settings.inputs.count), nil, nil
    )
    for reading in plan.readings {
      let values = try values(of: reading, through: &link, &facts)
      for target in reading.targets {
        found.inputs[target.rank] = values[target.offset] >> UInt16(target.bit) & 1 != 0
      }
      if let at = reading.heartbeat { found.heartbeat = values[at] }
      if let at = reading.encoder, let encoder = settings.encoder {
        found.encoder =
          encoder.registerCount == 2
          ? encoder.order.number(values[at], values[at + 1]) : UInt32(values[at])
      }
    }
    return found
  }

  /// What one request brings; bits as 0 or 1.
  private static func values(
    of reading: PollPlan.Reading, through link: inout ModbusLink, _ facts: inout LinkProbeFacts
  ) throws(ModbusError) -> [UInt16] {
    let range = reading.range
    let began = MonotonicClock.now()
    defer { facts.roundTrips.append(MonotonicClock.now() - began) }
    return try LinkProbe.values(in: reading.table, range, through: &link)
  }

  /// Reads one range of one table.
  static func values(
    in table: ModbusAddress.Table, _ range: AddressRange, through link: inout ModbusLink
  ) throws(ModbusError) -> [UInt16] {
    var bits = [UInt8](repeating: 0, count: range.count)
    var words = [UInt16](repeating: 0, count: range.count)
    var bitRoom = bits.mutableSpan
    var wordRoom = words.mutableSpan
    switch table {
    case .coil: try link.readCoils(from: range.first, count: range.count, into: &bitRoom)
    case .discreteInput: try link.readDiscreteInputs(from: range.first, count: range.count, into: &bitRoom)
    case .holdingRegister:
      try link.readHoldingRegisters(from: range.first, count: range.count, into: &wordRoom)
    case .inputRegister: try link.readInputRegisters(from: range.first, count: range.count, into: &wordRoom)
    }
    return table.isRegisters ? words : bits.map(UInt16.init)
  }
}
