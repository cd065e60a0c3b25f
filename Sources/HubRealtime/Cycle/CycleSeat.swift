import HubCore
import HubUnits

/// The place where the cycle's worker is built and lives: what passes from the handle to the threads.
@safe
struct CycleSeat: ~Copyable {
  private let plan: CorePlan
  private let firstSerial: ParcelSerial
  private var ports: CyclePorts?
  private let report: SnapshotCell<CycleReport>
  private let flags: UnsafeMutablePointer<CycleFlags>
  private var worker: CycleWorker<SorterCore>?

  init(
    plan: CorePlan, firstSerial: ParcelSerial, ports: consuming CyclePorts,
    report: SnapshotCell<CycleReport>, flags: UnsafeMutablePointer<CycleFlags>
  ) {
    self.plan = plan
    self.firstSerial = firstSerial
    self.ports = consume ports
    self.report = report
    unsafe self.flags = flags
  }

  /// Makes core and worker. Allocates; called once, before the cycle starts.
  mutating func build() {
    guard let ports = ports.take() else { preconditionFailure("hub bug: a cycle is built once") }
    let crank = UnsafeMutablePointer<SorterCore>.allocate(capacity: 1)
    let memory = unsafe UnsafeMutableRawBufferPointer.present(byteCount: SorterCore.memoryBytes)
    // Safety: fresh memory, both blocks given to the worker, which frees the tables after the core.
    unsafe crank.initialize(to: SorterCore(plan: plan, firstSerial: firstSerial, memory: memory))
    unsafe worker = CycleWorker(
      crank: crank, crankMemory: memory, cycle: plan.cycle, ports: ports, report: report, flags: flags)
  }

  /// Turns until a stop is asked for.
  ///
  /// **Precondition**: `build` was called.
  mutating func run() { worker!.run() }

  /// Turns once, at an instant of the caller's.
  ///
  /// **Precondition**: `build` was called.
  mutating func turn(now: MonotonicInstant) { worker!.turn(now: now) }
}

/// Builds the cycle on a thread with a large stack.
@c
func buildCycle(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // Safety: `CycleLoop` passes its seat and joins this thread before anything else touches it.
  unsafe argument!.assumingMemoryBound(to: CycleSeat.self).pointee.build()
  return nil
}

/// The entry of `hub-core`.
@c
func cycleMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // Safety: `CycleLoop` passes its seat, leaves it alone and frees it after joining this thread.
  unsafe argument!.assumingMemoryBound(to: CycleSeat.self).pointee.run()
  return nil
}
