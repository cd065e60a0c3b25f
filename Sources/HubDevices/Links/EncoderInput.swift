/// Where a link's encoder is counted.
public struct EncoderInput: Sendable, Hashable, BitwiseCopyable {
  /// The input register; with 32 bits the one that holds the high word, the low word follows.
  ///
  /// **Source**: high word first is what the Modbus protocol's own byte order suggests and most couplers do.
  public var register: UInt16
  /// 16 or 32.
  public var bits: UInt8

  public init(register: UInt16, bits: UInt8) {
    self.register = register
    self.bits = bits
  }

  var registerCount: Int { bits == 32 ? 2 : 1 }
}
