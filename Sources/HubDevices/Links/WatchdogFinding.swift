public import HubModbus
public import HubUnits

/// What the read-back of a device's I/O watchdog found.
///
/// **Shape**: fixed size, so that it fits into a link's status.
public enum WatchdogFinding: Sendable, Hashable, BitwiseCopyable {
  public enum Wanted: Sendable, Hashable, BitwiseCopyable {
    case exactly(UInt16)
    /// 1 or more, and not longer than it may take.
    case upTo(UInt16)
  }

  /// The link's file asks for none.
  case notRequired
  /// Not known since the connection was built.
  case notRead
  /// It would let the outputs go after this time.
  case armed(Nanoseconds)
  /// A register holds what it must not.
  case wrong(register: UInt16, found: UInt16, wanted: Wanted)
  /// The device will not read a register out.
  case refused(register: UInt16, ModbusException)

  /// Whether outputs may be driven.
  public var allowsDriving: Bool {
    switch self {
    case .notRequired, .armed: true
    case .notRead, .wrong, .refused: false
    }
  }
}
