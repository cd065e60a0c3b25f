import HubCore
import HubDevices
import HubModbus
import HubRealtime
import HubUnits
import Testing

/// A link and a device, a break between them, and the four questions of the matrix.
struct ReconnectBench {
  let breakage: Breakage
  let network: FarNetwork?
  let device: any BreakableDevice
  let stand: LinkStand
  let other = OtherMaster()

  init(_ breakage: Breakage) throws {
    self.breakage = breakage
    network = breakage.needsNetwork ? try FarNetwork() : nil
    if breakage == .noise {
      let serial = try RecordingSlave(releasedAfter: LinkStand.releasedAfter)
      device = serial
      stand = try LinkStand(to: .rtu(device: serial.path, RecordingSlave.settings))
    } else {
      let address = network == nil ? "127.0.0.1" : FarNetwork.address
      let plc = try RecordingDevice(at: address, in: network, releasedAfter: LinkStand.releasedAfter)
      device = plc
      stand = try LinkStand(to: .tcp(address: address, port: UInt16(plc.port)))
    }
  }

  /// Breaks and mends once.
  ///
  /// - Parameter outage: how long the break lasts, where it does not end by itself.
  func run(outage: Nanoseconds) throws -> ReconnectFigures {
    try awaiting("the link up and beating") {
      stand.status.latest.state == .up && device.memory.heartbeats > 1
    }
    stand.fire(2)
    try awaiting("coil 2 on") { device.memory.coils[2] }
    // Waits in the link when the break comes.
    var pushed: [Int: MonotonicInstant] = [3: stand.fire(3, after: .milliseconds(40)).at]
    let freshBefore = stand.now.fresh.count

    let brokenAt = try breakIt()
    // On its way when the break comes: goes to a wire that is dead.
    pushed[4] = stand.fire(4).at
    var noticedAt: MonotonicInstant?
    try awaiting("the link down") {
      let status = stand.status.latest
      // One that mends at once may be up again before this thread looks.
      if status.state != .up || status.connects > 1 { noticedAt = status.lastErrorAt }
      return noticedAt != nil
    }
    var mendedAt = brokenAt
    if !breakage.isMendedAtOnce {
      // Ordered while nothing can be sent.
      pushed[3] = max(pushed[3]!, stand.fire(3).at)
      try awaiting("every coil off") { device.memory.allOffSince != nil }
      try awaiting("the outage's end") { MonotonicClock.now() >= brokenAt + outage }
      mendedAt = try mendIt()
    }
    try awaiting("the first image after the repair") { stand.now.fresh.count > freshBefore }
    let order = stand.fire(5).number
    try awaiting("the first new order acknowledged") { stand.outcome(of: order) != nil }
    let outcome = stand.outcome(of: order)!
    #expect(outcome.result == .written)
    let images = stand.now.images
    try awaiting("twenty images more") { stand.now.images > images + 20 }

    let memory = device.memory
    let stale = memory.writes.filter { write in
      guard write.isOn, let at = pushed[write.coil] else { return false }
      // A device that slept finds on waking what its own kernel took before: sent in time, read late, and nobody can
      // take it back. Only its watchdog can refuse it then.
      if breakage == .halfOpen, write.connectedAt < brokenAt { return write.isObeyed && write.at >= mendedAt }
      return write.at >= mendedAt && at < mendedAt || at < write.connectedAt
    }
    // New work is on by now; what was on before the break went off first.
    let off = memory.offs.first { $0 >= brokenAt } ?? .distantFuture
    return ReconnectFigures(
      notice: noticedAt! - brokenAt, safe: off - brokenAt, sortAgain: outcome.acknowledged - mendedAt,
      stale: stale.count)
  }

  func end() throws {
    if let network { try network.block([]) }
    try stand.stop()
    device.stop()
  }
}
