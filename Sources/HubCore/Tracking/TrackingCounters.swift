/// How often tracking had something to say since the start; each of its own kind.
public struct TrackingCounters: Sendable, Hashable, BitwiseCopyable {
  /// A parcel before its window.
  public var early: UInt32 = 0
  /// A parcel after its window.
  public var late: UInt32 = 0
  /// A parcel that an eye should have seen and did not.
  public var missing: UInt32 = 0
  /// An edge where no parcel could be.
  public var unexpected: UInt32 = 0
  /// Parcels declared lost, once each time.
  public var lost: UInt32 = 0
  /// Lost ones that turned up and fitted.
  public var found: UInt32 = 0
  /// Longer than they were, or longer than any: two and cannot be told apart.
  public var merged: UInt32 = 0

  @inlinable public init() {}
}
