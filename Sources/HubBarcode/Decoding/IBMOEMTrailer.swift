/// The end of an IBM OEM segment: which symbology, and whether more follows.
struct IBMOEMTrailer: BitwiseCopyable {
  /// How many bytes it takes.
  let size: Int
  let isContinued: Bool
  /// UPC or EAN.
  let isRetail: Bool
  /// The label id in the terms of ISO/IEC 15424, or nil when it has none.
  let symbologyIdentifier: SymbologyIdentifier?

  init(_ segment: Span<UInt8>) {
    let last = segment[segment.count - 1]
    if last == 0x0B, segment.count >= 3 {
      size = 3
      isContinued = segment[segment.count - 3] & 0x10 != 0
      isRetail = false
      symbologyIdentifier = Self.identifier(ofLabel: segment[segment.count - 2])
    } else if last == 0x00, segment.count >= 4 {
      size = 4
      isContinued = segment[segment.count - 4] & 0x10 != 0
      isRetail = false
      symbologyIdentifier = Self.identifier(ofLabel: segment[segment.count - 3])
    } else {
      size = 1
      isContinued = false
      isRetail = true
      // EAN-8 is 0C; EAN-13 (16), UPC-A (0D) and UPC-E (0A) are one symbology to ISO 15424.
      symbologyIdentifier = SymbologyIdentifier(
        code: UInt8(ascii: "E"), modifier: last == 0x0C ? UInt8(ascii: "4") : UInt8(ascii: "0"))
    }
  }

  private static func identifier(ofLabel id: UInt8) -> SymbologyIdentifier? {
    switch id {
    case 0x0A: .init(code: UInt8(ascii: "A"), modifier: UInt8(ascii: "0"))  // Code 39
    case 0x0D: .init(code: UInt8(ascii: "I"), modifier: UInt8(ascii: "0"))  // Interleaved 2 of 5
    case 0x0E: .init(code: UInt8(ascii: "F"), modifier: UInt8(ascii: "0"))  // Codabar
    case 0x18: .init(code: UInt8(ascii: "C"), modifier: UInt8(ascii: "0"))  // Code 128
    case 0x19: .init(code: UInt8(ascii: "G"), modifier: UInt8(ascii: "0"))  // Code 93
    case 0x25: .init(code: UInt8(ascii: "C"), modifier: UInt8(ascii: "1"))  // GS1-128
    case 0x2A, 0x2B: .init(code: UInt8(ascii: "e"), modifier: UInt8(ascii: "0"))  // GS1 DataBar
    case 0x2E: .init(code: UInt8(ascii: "L"), modifier: UInt8(ascii: "2"))  // PDF417
    case 0x2F: .init(code: UInt8(ascii: "U"), modifier: UInt8(ascii: "0"))  // MaxiCode
    case 0x32: .init(code: UInt8(ascii: "d"), modifier: UInt8(ascii: "1"))  // Data Matrix
    case 0x33: .init(code: UInt8(ascii: "Q"), modifier: UInt8(ascii: "1"))  // QR Code
    case 0x34: .init(code: UInt8(ascii: "z"), modifier: UInt8(ascii: "0"))  // Aztec
    case 0x36: .init(code: UInt8(ascii: "d"), modifier: UInt8(ascii: "2"))  // GS1 DataMatrix
    case 0x37: .init(code: UInt8(ascii: "Q"), modifier: UInt8(ascii: "3"))  // GS1 QR Code
    default: nil
    }
  }
}
