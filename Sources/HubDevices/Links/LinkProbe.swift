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
    let plan = PollPlan(settings)
    let first = try poll(settings, plan, through: &link, &facts)
    facts.inputs = first.inputs
    facts.encoderFirst = first.encoder
    facts.encoderLast = first.encoder
    if first.heartbeat != nil { facts.hasHeartbeatMoved = false }
    let began = MonotonicClock.now()
    while facts.roundTrips.count < exchanges || isStillWaiting(facts, since: began) {
      guard plan.requestCount > 0 else { return }
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
    var on: Set<UInt16> = []
    for range in plan.bitRanges {
      var bits = [UInt8](repeating: 0, count: range.count)
      let began = MonotonicClock.now()
      var room = bits.mutableSpan
      try link.readDiscreteInputs(from: range.first, count: range.count, into: &room)
      facts.roundTrips.append(MonotonicClock.now() - began)
      for n in 0..<range.count where bits[n] != 0 { on.insert(range.first + UInt16(n)) }
    }
    var words: [UInt16: UInt16] = [:]
    for range in plan.registerRanges {
      var values = [UInt16](repeating: 0, count: range.count)
      let began = MonotonicClock.now()
      var room = values.mutableSpan
      try link.readInputRegisters(from: range.first, count: range.count, into: &room)
      facts.roundTrips.append(MonotonicClock.now() - began)
      for n in 0..<range.count { words[range.first + UInt16(n)] = values[n] }
    }
    return (
      settings.inputs.map(on.contains), encoder(settings, words),
      settings.theirHeartbeat.flatMap { words[$0] }
    )
  }

  private static func encoder(_ settings: LinkSettings, _ words: [UInt16: UInt16]) -> UInt32? {
    guard let encoder = settings.encoder, let first = words[encoder.register] else { return nil }
    guard encoder.registerCount == 2 else { return UInt32(first) }
    guard let second = words[encoder.register &+ 1] else { return nil }
    return UInt32(first) << 16 | UInt32(second)
  }
}
