import HubUnits

extension ParcelKey {
  /// The key as the table in memory compares it, for as long as the body runs.
  func withPacked<Result>(seed: UInt64, _ body: (ManifestKey) -> Result) -> Result {
    var text = text
    return text.withUTF8 { bytes in unsafe body(ManifestKey(UnsafeRawBufferPointer(bytes), seed: seed)) }
  }

  /// The same for a scanned label, without making a text of it: bytes are escaped as `Barcode.text` does.
  ///
  /// **Precondition**: the label is not empty.
  @inline(__always) static func withPacked<Result>(
    _ code: Barcode, seed: UInt64, _ body: (ManifestKey) -> Result
  ) -> Result {
    if let key = ManifestKey(code, seed: seed) { return body(key) }
    return withPacked(escaping: code, seed: seed, body)
  }

  private static func withPacked<Result>(
    escaping code: Barcode, seed: UInt64, _ body: (ManifestKey) -> Result
  ) -> Result {
    // Safe: an escaped byte takes four, so the room is enough for any label.
    unsafe withUnsafeTemporaryAllocation(byteCount: Barcode.capacity * 4, alignment: 8) { room in
      var count = 0
      for i in 0..<code.count {
        let byte = code[i]
        if byte >= 0x20, byte < 0x7F {
          unsafe room[count] = byte
          count += 1
        } else {
          unsafe room[count] = 0x5C
          unsafe room[count + 1] = 0x78
          unsafe room[count + 2] = hexadecimal(byte >> 4)
          unsafe room[count + 3] = hexadecimal(byte & 0xF)
          count += 4
        }
      }
      return unsafe body(ManifestKey(UnsafeRawBufferPointer(rebasing: room[..<count]), seed: seed))
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x41 + digit - 10 }
}
