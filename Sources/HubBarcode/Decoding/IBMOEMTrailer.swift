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
      isRetail = Self.isRetail(segment[segment.count - 2])
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
      symbologyIdentifier = Self.retail(last)
    }
  }

  /// UPC and EAN with an add-on (11 to 17, 1D) or as the line below a composite symbol (20 to 23).
  private static func isRetail(_ id: UInt8) -> Bool {
    switch id {
    case 0x11...0x17, 0x1D, 0x20...0x23: true
    default: false
    }
  }

  /// EAN-13 (16) and UPC-A (0D) are one symbology to ISO 15424, EAN-8 (0C) has a modifier of its own. UPC-E (0A) arrives
  /// as it was printed, which no identifier says: its check digit is that of a longer number.
  private static func retail(_ id: UInt8) -> SymbologyIdentifier? {
    switch id {
    case 0x16, 0x0D: .init(code: UInt8(ascii: "E"), modifier: UInt8(ascii: "0"))
    case 0x0C: .init(code: UInt8(ascii: "E"), modifier: UInt8(ascii: "4"))
    default: nil
    }
  }

  private static func identifier(ofLabel id: UInt8) -> SymbologyIdentifier? {
    switch id {
    case 0x0A: .init(code: UInt8(ascii: "A"), modifier: UInt8(ascii: "0"))  // Code 39
    case 0x0D: .init(code: UInt8(ascii: "I"), modifier: UInt8(ascii: "0"))  // Interleaved 2 of 5
    case 0x0E: .init(code: UInt8(ascii: "F"), modifier: UInt8(ascii: "0"))  // Codabar
    case 0x13, 0x15: .init(code: UInt8(ascii: "E"), modifier: UInt8(ascii: "3"))  // EAN-13 and its add-on
    case 0x18: .init(code: UInt8(ascii: "C"), modifier: UInt8(ascii: "0"))  // Code 128
    case 0x19: .init(code: UInt8(ascii: "G"), modifier: UInt8(ascii: "0"))  // Code 93
    case 0x25: .init(code: UInt8(ascii: "C"), modifier: UInt8(ascii: "1"))  // GS1-128
    case 0x2A, 0x2B: .init(code: UInt8(ascii: "e"), modifier: UInt8(ascii: "0"))  // GS1 DataBar
    case 0x2E: .init(code: UInt8(ascii: "L"), modifier: UInt8(ascii: "2"))  // PDF417
    case 0x2F: .init(code: UInt8(ascii: "U"), modifier: UInt8(ascii: "0"))  // MaxiCode
    case 0x30: .init(code: UInt8(ascii: "o"), modifier: UInt8(ascii: "1"))  // OCR-A
    case 0x31: .init(code: UInt8(ascii: "o"), modifier: UInt8(ascii: "2"))  // OCR-B
    case 0x32: .init(code: UInt8(ascii: "d"), modifier: UInt8(ascii: "1"))  // Data Matrix
    case 0x33: .init(code: UInt8(ascii: "Q"), modifier: UInt8(ascii: "1"))  // QR Code
    case 0x34: .init(code: UInt8(ascii: "z"), modifier: UInt8(ascii: "0"))  // Aztec
    case 0x35: .init(code: UInt8(ascii: "T"), modifier: UInt8(ascii: "0"))  // Code 49
    case 0x36: .init(code: UInt8(ascii: "d"), modifier: UInt8(ascii: "2"))  // GS1 DataMatrix
    case 0x37: .init(code: UInt8(ascii: "Q"), modifier: UInt8(ascii: "3"))  // GS1 QR Code
    case 0x38: .init(code: UInt8(ascii: "L"), modifier: UInt8(ascii: "2"))  // MicroPDF417
    default: nil
    }
  }
}
