/// One request or answer, whatever wire it came over.
struct PLCFrame: Equatable {
  /// Nil on RTU.
  var transaction: UInt16?
  var unit: UInt8
  /// Function code and what follows it.
  var body: [UInt8]

  var function: UInt8 { body[0] }

  /// The frame as it goes over the wire.
  ///
  /// **Source**: Modbus Messaging on TCP/IP 1.0b, 3.1.3; Modbus over Serial Line 1.02, 2.5.1.
  var bytes: [UInt8] {
    guard let transaction else {
      let frame = [unit] + body
      return frame + RTUChecksum.bytes(of: frame)
    }
    let length = UInt16(body.count + 1)
    return [
      UInt8(transaction >> 8), UInt8(transaction & 0xFF), 0, 0, UInt8(length >> 8), UInt8(length & 0xFF),
      unit,
    ]
      + body
  }
}
