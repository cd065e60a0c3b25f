public import HubUnits

/// One output of a link.
public struct LinkOutput: Sendable, Hashable, BitwiseCopyable {
  public var place: OutputPlace
  /// The value to which it goes when anything is wrong (`safe:`).
  public var isOnWhenSafe: Bool

  public init(_ place: OutputPlace, isOnWhenSafe: Bool) {
    self.place = place
    self.isOnWhenSafe = isOnWhenSafe
  }

  public init(coil: UInt16, isOnWhenSafe: Bool) { self.init(.coil(coil), isOnWhenSafe: isOnWhenSafe) }
}
