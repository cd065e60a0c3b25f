/// One coil of a link.
public struct LinkOutput: Sendable, Hashable, BitwiseCopyable {
  public var coil: UInt16
  /// The value to which it goes when anything is wrong (`safe:`).
  public var isOnWhenSafe: Bool

  public init(coil: UInt16, isOnWhenSafe: Bool) {
    self.coil = coil
    self.isOnWhenSafe = isOnWhenSafe
  }
}
