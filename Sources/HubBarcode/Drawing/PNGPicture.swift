#if !hasFeature(Embedded)
  /// A picture in black and white as a PNG file.
  ///
  /// The rows are stored, not compressed: a bar code is some 50 KB, and no library is needed.
  ///
  /// **Source**: PNG (ISO/IEC 15948) chunks and CRC, zlib (RFC 1950), stored deflate blocks (RFC 1951, 3.2.4).
  struct PNGPicture {
    /// Rows of pixels, true is black. All are equally long.
    let rows: [[Bool]]
    /// **Units**: pixels in a metre, so that printers keep the size.
    let pixelsPerMetre: UInt32

    var file: [UInt8] {
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        + Self.chunk("IHDR", header) + Self.chunk("pHYs", size) + Self.chunk("IDAT", Self.zlib(scanLines))
        + Self.chunk("IEND", [])
    }

    /// One bit a pixel, grey, no interlace.
    private var header: [UInt8] {
      Self.big(UInt32(rows.first?.count ?? 0)) + Self.big(UInt32(rows.count)) + [1, 0, 0, 0, 0]
    }

    /// 1: the unit is the metre.
    private var size: [UInt8] { Self.big(pixelsPerMetre) + Self.big(pixelsPerMetre) + [1] }

    /// Each row behind its filter byte (0: none); a set bit is white.
    private var scanLines: [UInt8] {
      rows.flatMap { row in
        var line: [UInt8] = [0]
        for from in stride(from: 0, to: row.count, by: 8) {
          var byte: UInt8 = 0
          for bit in 0..<8 {
            let isWhite = from + bit >= row.count || !row[from + bit]
            byte = byte << 1 | (isWhite ? 1 : 0)
          }
          line.append(byte)
        }
        return line
      }
    }

    private static func big(_ number: UInt32) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
      let checked = Array(name.utf8) + data
      return big(UInt32(data.count)) + checked + big(crc(checked))
    }

    /// **Source**: ISO/IEC 15948, annex D: polynomial EDB88320, reversed.
    private static func crc(_ bytes: [UInt8]) -> UInt32 {
      var sum = UInt32.max
      for byte in bytes {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
      }
      return ~sum
    }

    /// **Source**: RFC 1950: 78 01 is deflate with a 32 KB window, no dictionary.
    private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
      // RFC 1951, 3.2.4: a stored block has a length of 16 bits.
      let longest = 65_535
      var out: [UInt8] = [0x78, 0x01]
      for from in stride(from: 0, to: bytes.count, by: longest) {
        let block = bytes[from..<min(from + longest, bytes.count)]
        let count = UInt16(block.count)
        out.append(from + block.count == bytes.count ? 1 : 0)
        for word in [count, ~count] { out += [UInt8(truncatingIfNeeded: word), UInt8(word >> 8)] }
        out += block
      }
      return out + big(adler(bytes))
    }

    /// **Source**: RFC 1950, 8.2: two sums modulo 65521.
    private static func adler(_ bytes: [UInt8]) -> UInt32 {
      var (a, b): (UInt32, UInt32) = (1, 0)
      for byte in bytes {
        a = (a + UInt32(byte)) % 65_521
        b = (b + a) % 65_521
      }
      return b << 16 | a
    }
  }
#endif
