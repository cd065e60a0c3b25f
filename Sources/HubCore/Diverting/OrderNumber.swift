/// The number of a divert order, counted from 1 at each start of the daemon.
public struct OrderNumber: Hashable, Sendable, BitwiseCopyable {
  public let value: UInt32
  @inlinable public init(_ value: UInt32) { self.value = value }
}
