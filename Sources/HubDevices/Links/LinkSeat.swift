import HubModbus
import HubRealtime
import HubUnits
import Synchronization

/// The place of a link's worker: what passes from the handle to the thread.
struct LinkSeat: ~Copyable {
  let isStopRequested = Atomic<Bool>(false)
  private var worker: LinkWorker<ModbusLink, KernelClock>

  init(_ settings: LinkSettings, ports: consuming LinkPorts, status: SnapshotCell<LinkStatus>) {
    worker = LinkWorker(
      settings, bus: ModbusLink(to: settings.endpoint), clock: KernelClock(), ports: ports,
      status: status.makeWriter())
  }

  /// Works until a stop is asked for.
  mutating func run() {
    while !isStopRequested.load(ordering: .acquiring) {
      MonotonicClock.sleep(until: worker.turn())
    }
    worker.stop()
  }
}

/// The entry of `hub-bus-N`.
@c
func linkMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // Safety: `LinkSupervisor` passes its seat, touches only its atomic and frees it after joining this thread.
  unsafe argument!.assumingMemoryBound(to: LinkSeat.self).pointee.run()
  return nil
}
