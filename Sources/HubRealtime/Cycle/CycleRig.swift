package import HubCore
package import HubUnits

/// The cycle without its thread and its pace: turned by hand, for the gate that counts allocations.
///
/// **Thread**: one.
@safe
package struct CycleRig: ~Copyable {
  private let seat: UnsafeMutablePointer<CycleSeat>
  private let flags: UnsafeMutablePointer<CycleFlags>
  /// How the cycle has been doing, 50 ms of its own time fresh.
  package let report = SnapshotCell(CycleReport())

  /// Builds the core, as `CycleLoop` does.
  package init(plan: CorePlan, firstSerial: ParcelSerial, ports: consuming CyclePorts) throws(RealtimeError) {
    // Safety: both blocks are freed in deinit, or here when the core cannot be built.
    unsafe flags = .allocate(capacity: 1)
    unsafe flags.initialize(to: CycleFlags())
    unsafe seat = .allocate(capacity: 1)
    unsafe seat.initialize(
      to: CycleSeat(plan: plan, firstSerial: firstSerial, ports: ports, report: report, flags: flags))
    unsafe try CycleLoop.build(seat)
  }

  deinit { unsafe CycleLoop.free(seat, flags) }

  /// The very turn that `hub-core` makes, at an instant of the caller's.
  package mutating func turn(now: MonotonicInstant) { unsafe seat.pointee.turn(now: now) }
}
