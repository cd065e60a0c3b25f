/// One endpoint of an interface.
///
/// **Source**: USB 2.0, table 9-13.
public struct USBEndpoint: Sendable, Hashable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, Hashable, BitwiseCopyable {
    case control = 0
    case isochronous, bulk, interrupt
  }
  /// With the direction in bit 7 (set: to the host).
  public let address: UInt8
  public let kind: Kind
  /// **Units**: bytes.
  public let maxPacketSize: Int

  public init(address: UInt8, kind: Kind, maxPacketSize: Int) {
    self.address = address
    self.kind = kind
    self.maxPacketSize = maxPacketSize
  }

  public var isIn: Bool { address & 0x80 != 0 }
}
