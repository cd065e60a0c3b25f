public import HubModbus
public import HubRealtime
import HubUnits
import Synchronization

/// One Modbus link of the line: thread `hub-bus-N` and all it owns.
///
/// **Thread**: the handle belongs to the control plane, which joins it in the end. Forgetting that traps.
@safe
public struct LinkSupervisor: ~Copyable, @unchecked Sendable {
  // Sendable: the seat belongs to the thread until it is joined, the stop flag is an atomic, and the handle does
  // not copy.
  private let thread: RealtimeThread
  private let seat: UnsafeMutablePointer<LinkSeat>
  private let stop: UnsafeMutablePointer<LinkStop>
  /// What people ask of the link by hand, and what it shows them.
  public let jogs: JogChannel
  /// How the link is doing.
  public let status: SnapshotCell<LinkStatus>

  /// Starts the link's thread, which keeps the link up from now on.
  ///
  /// - Parameters:
  ///   - settings: the device.
  ///   - line: the serial line it shares with other slaves; nil on TCP, or where it shares none.
  ///   - ports: the link's ends of its rings, from `CyclePorts.addLink()`.
  ///   - policy: what the configuration says of real time.
  /// - Throws: what `RealtimeThread` throws.
  public init(
    _ settings: LinkSettings, on line: ModbusSerialLine? = nil, ports: consuming LinkPorts,
    policy: RealtimePolicy
  ) throws(RealtimeError) {
    status = SnapshotCell(LinkStatus())
    jogs = JogChannel()
    // Safety: both blocks live until `join`, which frees them when the thread is gone.
    unsafe stop = .allocate(capacity: 1)
    unsafe stop.initialize(to: LinkStop())
    unsafe seat = .allocate(capacity: 1)
    unsafe seat.initialize(
      to: LinkSeat(
        settings, on: line, ports: ports, status: status, jogs: jogs.makePorts(), stop: stop))
    do {
      unsafe thread = try RealtimeThread(
        name: RealtimeThreadName("hub-bus-\(settings.index.value)"), priority: RealtimePriority.link,
        policy: policy, entry: linkMain, context: seat)
    } catch {
      unsafe Self.free(seat, stop)
      throw error
    }
  }

  private static func free(
    _ seat: UnsafeMutablePointer<LinkSeat>, _ stop: UnsafeMutablePointer<LinkStop>
  ) {
    // Safety: no thread runs any more, and both were initialised.
    unsafe seat.deinitialize(count: 1)
    unsafe seat.deallocate()
    unsafe stop.deinitialize(count: 1)
    unsafe stop.deallocate()
  }

  /// How the thread came to run; say `fellBack` once.
  public var scheduling: ThreadScheduling { thread.scheduling }

  /// Asks the link to end: outputs to their safe states, connection closed.
  ///
  /// **Thread**: any; returns at once. The thread ends within the link's timeout.
  public func requestStop() { unsafe stop.pointee.isRequested.store(true, ordering: .releasing) }

  /// Waits for the end of the thread.
  ///
  /// **Precondition**: `requestStop` was called, or the wait is for ever.
  public consuming func join() {
    // Safety: after the thread has ended nobody else knows the blocks.
    let (seat, stop) = unsafe (self.seat, self.stop)
    let thread = thread
    thread.join()
    unsafe Self.free(seat, stop)
  }
}
