import HubModbus
import HubRealtime
import HubUnits
import Synchronization

/// The place of a link's worker: what passes from the handle to the thread.
@safe
struct LinkSeat: ~Copyable {
  /// In a block of its own: the handle touches it while the thread has this seat to itself.
  private let stop: UnsafeMutablePointer<LinkStop>
  private var worker: LinkWorker<ModbusLink, KernelClock>

  /// - Parameters:
  ///   - line: the serial line it shares with other slaves; nil where it shares none.
  ///   - stop: outlives the seat.
  init(
    _ settings: LinkSettings, on line: ModbusSerialLine?, ports: consuming LinkPorts,
    status: SnapshotCell<LinkStatus>, jogs: consuming JogPorts, stop: UnsafeMutablePointer<LinkStop>
  ) {
    unsafe self.stop = stop
    worker = LinkWorker(
      settings, bus: ModbusLink(to: settings.endpoint, on: line), clock: KernelClock(), ports: ports,
      status: status.makeWriter(), jogs: jogs)
  }

  /// Works until a stop is asked for.
  mutating func run() {
    // Safety: the flag outlives the seat (init).
    while unsafe !stop.pointee.isRequested.load(ordering: .acquiring) {
      worker.sleep(until: worker.turn())
    }
    worker.stop()
  }
}

/// The entry of `hub-bus-N`.
@c
func linkMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // Safety: `LinkSupervisor` passes its seat, leaves it alone and frees it after joining this thread.
  unsafe argument!.assumingMemoryBound(to: LinkSeat.self).pointee.run()
  return nil
}
