/// A Modbus data address: a table and an offset in it.
///
/// **Units**: the offset is what goes on the wire, counted from 0 (not 1, and without the 4xxxx prefix).
public struct ModbusAddress: Hashable, Sendable, BitwiseCopyable {
  public enum Table: UInt8, Sendable, Hashable, BitwiseCopyable {
    case coil, discreteInput, holdingRegister, inputRegister
  }
  public let table: Table
  public let offset: UInt16
  @inlinable public init(_ table: Table, _ offset: UInt16) {
    self.table = table
    self.offset = offset
  }
}
