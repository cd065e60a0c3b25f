import Glibc
import HubRealtime
import HubUnits
import Testing

/// The real daemon beside a device, with a diverter energised, and what brings the end of either.
final class DrivenScene {
  let device: RecordingDevice
  private let network: FarNetwork?
  private let daemon: DaemonProgram
  private var freezer: ThreadFreezer?

  init(_ end: DaemonEnd, watchdog: Nanoseconds?) throws {
    network = end.needsNetwork ? try FarNetwork() : nil
    let address = network == nil ? "127.0.0.1" : FarNetwork.address
    device = try RecordingDevice(at: address, in: network, releasedAfter: watchdog)
    daemon = try DaemonProgram(address: address, port: device.port)
    try awaiting("the daemon's heartbeat") { device.memory.heartbeats > 20 }
    if end == .frozenCore { freezer = try ThreadFreezer(daemon.thread(named: "hub-core")) }
  }

  /// Has the daemon energise a diverter, and waits into its stroke.
  func energise(waiting: Nanoseconds) throws {
    device.place()
    try awaiting("a diverter energised: \(try daemon.log())") { device.memory.allOffSince == nil }
    let energisedAt = MonotonicClock.now()
    try awaiting("its moment") { MonotonicClock.now() >= energisedAt + waiting }
    try #require(device.memory.allOffSince == nil, "the diverter was let go before its end came")
  }

  /// Brings the end; when it came.
  func bring(_ end: DaemonEnd) throws -> MonotonicInstant {
    switch end {
    case .killed: return daemon.send(SIGKILL)
    case .stopped: return daemon.send(SIGSTOP)
    case .frozenCore: return try freezer!.freeze()
    case .cablePulled:
      let at = MonotonicClock.now()
      try network?.plug(false)
      // A program of the network takes its time; whoever was still heard was heard before.
      return max(at, device.memory.heardAt)
    }
  }

  func close() throws {
    freezer = nil
    try daemon.end()
  }
}
