/// The check sum of a Modbus RTU frame, bit by bit.
///
/// **Source**: Modbus over Serial Line 1.02, 6.2.2: polynomial 0xA001, begun with 0xFFFF, low byte first on the wire.
enum RTUChecksum {
  static func bytes(of frame: some Sequence<UInt8>) -> [UInt8] {
    var sum: UInt16 = 0xFFFF
    for byte in frame {
      sum ^= UInt16(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xA001 : sum >> 1 }
    }
    return [UInt8(sum & 0xFF), UInt8(sum >> 8)]
  }
}
