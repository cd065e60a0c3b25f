/// Why a link wrote nothing for a person.
public enum JogDenial: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
  /// There is no connection.
  case linkDown = 0
  /// The core does not say that an operator holds the line and this link is well.
  case notHeldByOperator
  /// The link is held for a reason of its own: the core stands still, or the device's watchdog is not armed.
  case linkHeld
  /// It waited longer than `JogOrder.freshness`.
  case waitedTooLong
  /// An output of this link is away from its safe state already.
  case outputIsOut
  /// The device answered with an exception.
  case deviceRefused
}
