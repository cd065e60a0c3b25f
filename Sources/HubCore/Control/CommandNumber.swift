/// Joins a command to the trace that answers it.
public struct CommandNumber: Hashable, Sendable, BitwiseCopyable {
  public let value: UInt64
  @inlinable public init(_ value: UInt64) { self.value = value }
}
