public import HubUnits

/// One change of one coil, with who made it.
public struct CoilChange: Sendable, Equatable {
  public enum Cause: Sendable, Equatable {
    /// A client wrote it.
    case written
    /// The PLC let it go because the controller's heartbeat stood still.
    case released
  }
  public var coil: Int
  public var energised: Bool
  public var at: MonotonicInstant
  public var cause: Cause
}
