/// The place of a Modbus link in the core's tables, counted from 0 in the order of the configuration.
public struct LinkIndex: Hashable, Sendable, BitwiseCopyable {
  public let value: UInt16
  @inlinable public init(_ value: Int) { self.value = UInt16(value) }
  @inlinable public var int: Int { Int(value) }
}
