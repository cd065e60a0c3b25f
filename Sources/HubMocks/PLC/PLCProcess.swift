public import HubUnits

/// The machine behind the mock PLC's terminals.
///
/// **Thread**: called on the PLC's thread, for every request; must not block.
public protocol PLCProcess: AnyObject, Sendable {
  /// Writes what the input terminals show now. The arrays have the layout's sizes and keep them.
  func read(into inputs: inout PLCInputs, at now: MonotonicInstant)
  /// A coil changed.
  func coil(_ number: Int, energised: Bool, at now: MonotonicInstant)
  /// Somebody wrote holding registers; all of them, as they are now.
  func written(_ registers: [UInt16], at now: MonotonicInstant)
}

extension PLCProcess {
  public func written(_ registers: [UInt16], at now: MonotonicInstant) {}
}
