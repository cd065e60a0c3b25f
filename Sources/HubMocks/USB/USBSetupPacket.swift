/// The eight bytes that open a control transfer.
///
/// **Source**: USB 2.0 specification, section 9.3.
struct USBSetupPacket: Sendable, Equatable {
  let requestType: UInt8
  let request: UInt8
  let value: UInt16
  let index: UInt16
  let length: UInt16

  /// Nil for fewer than eight bytes.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 8 else { return nil }
    func word(_ at: Int) -> UInt16 { UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 }
    requestType = bytes[0]
    request = bytes[1]
    value = word(2)
    index = word(4)
    length = word(6)
  }
}
