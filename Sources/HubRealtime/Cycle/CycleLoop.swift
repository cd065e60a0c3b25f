public import HubCore
public import HubUnits
import Synchronization

/// The line's heartbeat: `hub-core`, which turns the crank on an absolute, accumulated deadline.
///
/// **Thread**: the handle belongs to the control plane, which joins it in the end. Forgetting that traps.
@safe
public struct CycleLoop: ~Copyable, @unchecked Sendable {
  // Sendable: the worker block belongs to the thread until it is joined, the flags are atomics, and the handle
  // does not copy.
  private let thread: RealtimeThread
  private let seat: UnsafeMutablePointer<CycleSeat>
  private let flags: UnsafeMutablePointer<CycleFlags>
  /// How the cycle has been doing, 50 ms fresh.
  public let report: SnapshotCell<CycleReport>

  /// Builds the core and starts turning it.
  ///
  /// - Parameters:
  ///   - plan: the checked line.
  ///   - firstSerial: the first parcel number to give; above every number in the journal.
  ///   - ports: with every link of the plan added, in its order.
  ///   - policy: what the configuration says of real time.
  /// - Throws: what `RealtimeThread` throws.
  /// - **Precondition**: as many links in `ports` as in the plan.
  public init(
    plan: CorePlan, firstSerial: ParcelSerial, ports: consuming CyclePorts, policy: RealtimePolicy
  ) throws(RealtimeError) {
    precondition(
      ports.linkCount == plan.links.count, "hub bug: a link of the plan has no ports into the cycle")
    report = SnapshotCell(CycleReport())
    // Safety: both blocks live until `join`, which frees them when the thread is gone.
    unsafe flags = .allocate(capacity: 1)
    unsafe flags.initialize(to: CycleFlags())
    unsafe seat = .allocate(capacity: 1)
    unsafe seat.initialize(
      to: CycleSeat(plan: plan, firstSerial: firstSerial, ports: ports, report: report, flags: flags))
    do {
      unsafe try Self.build(seat)
      unsafe thread = try RealtimeThread(
        name: RealtimeThreadName("hub-core"), priority: RealtimePriority.core, policy: policy,
        entry: cycleMain, context: seat)
    } catch {
      unsafe Self.free(seat, flags)
      throw error
    }
  }

  /// Makes the core's large values straight on a stack that is large enough for the copies of a debug build.
  ///
  /// **Source**: about 1 MB of values, each on the stack up to three times without optimisation.
  static func build(_ seat: UnsafeMutablePointer<CycleSeat>) throws(RealtimeError) {
    // Safety: the thread is joined before anything else touches the seat.
    let builder = unsafe try RealtimeThread(
      name: RealtimeThreadName("hub-build"), priority: 0, policy: .off, stackBytes: 16 << 20,
      entry: buildCycle, context: seat)
    builder.join()
  }

  static func free(
    _ seat: UnsafeMutablePointer<CycleSeat>, _ flags: UnsafeMutablePointer<CycleFlags>
  ) {
    // Safety: no thread runs any more, and both were initialised.
    unsafe seat.deinitialize(count: 1)
    unsafe seat.deallocate()
    unsafe flags.deinitialize(count: 1)
    unsafe flags.deallocate()
  }

  /// How the thread came to run; say `fellBack` once.
  public var scheduling: ThreadScheduling { thread.scheduling }

  /// Turns so far. Feed the watchdog only when it moved.
  public var cycles: UInt64 { unsafe flags.pointee.cycles.load(ordering: .acquiring) }

  /// Asks the loop to end: it takes what waits, tells the core to stop, turns once more and ends.
  ///
  /// **Thread**: any; returns at once.
  public func requestStop() { unsafe flags.pointee.isStopRequested.store(true, ordering: .releasing) }

  /// Waits for the end of the thread.
  ///
  /// **Precondition**: `requestStop` was called, or the wait is for ever.
  public consuming func join() {
    // Safety: the thread has ended, so nobody else knows the blocks.
    let (seat, flags) = unsafe (self.seat, self.flags)
    let thread = thread
    thread.join()
    unsafe Self.free(seat, flags)
  }
}
