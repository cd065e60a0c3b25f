import CHubShims

/// What the kernel says of its wall clock, for `hubctl diag`.
///
/// **Source**: adjtimex(2).
public struct WallClockState: Sendable, Hashable {
  public var isSynchronised: Bool
  /// **Units**: microseconds; what the time service told the kernel.
  public var estimatedErrorMicroseconds: Int64

  /// The state now; nil when the kernel may not be asked.
  public static func current() -> WallClockState? {
    var error: Int64 = 0
    // Safety: the shim writes one local.
    let state = unsafe hub_clock_state(&error)
    guard state >= 0 else { return nil }
    return WallClockState(isSynchronised: state == 1, estimatedErrorMicroseconds: error)
  }
}
