// Names of symbologies, for people: these allocate and stay out of the scan path.
#if !hasFeature(Embedded)
  extension SymbologyIdentifier {
    /// The symbology's usual name.
    ///
    /// **Source**: ISO/IEC 15424, wording ours.
    public var symbologyName: String {
      if isGS1, let name = gs1Name { return name }
      return switch code {
      case UInt8(ascii: "A"): "Code 39"
      case UInt8(ascii: "B"): "Telepen"
      case UInt8(ascii: "C"): "Code 128"
      case UInt8(ascii: "D"): "Code One"
      case UInt8(ascii: "E"): modifier == UInt8(ascii: "4") ? "EAN-8" : "EAN/UPC"
      case UInt8(ascii: "F"): "Codabar"
      case UInt8(ascii: "G"): "Code 93"
      case UInt8(ascii: "H"): "Code 11"
      case UInt8(ascii: "I"): "Interleaved 2 of 5"
      case UInt8(ascii: "J"): "DotCode"
      case UInt8(ascii: "K"): "Code 16K"
      case UInt8(ascii: "L"): "PDF417"
      case UInt8(ascii: "M"): "MSI"
      case UInt8(ascii: "N"): "Anker"
      case UInt8(ascii: "O"): "Codablock"
      case UInt8(ascii: "P"): "Plessey"
      case UInt8(ascii: "Q"): "QR Code"
      case UInt8(ascii: "R"), UInt8(ascii: "S"): "Straight 2 of 5"
      case UInt8(ascii: "T"): "Code 49"
      case UInt8(ascii: "U"): "MaxiCode"
      case UInt8(ascii: "V"): "Veritec"
      case UInt8(ascii: "X"): "other"
      case UInt8(ascii: "Z"): "device message"
      case UInt8(ascii: "d"): "Data Matrix"
      case UInt8(ascii: "e"): "GS1 DataBar"
      case UInt8(ascii: "h"): "Han Xin"
      case UInt8(ascii: "o"): "OCR"
      case UInt8(ascii: "z"): "Aztec"
      default: "unknown"
      }
    }

    private var gs1Name: String? {
      switch code {
      case UInt8(ascii: "C"): "GS1-128"
      case UInt8(ascii: "J"): "GS1 DotCode"
      case UInt8(ascii: "Q"): "GS1 QR Code"
      case UInt8(ascii: "d"): "GS1 DataMatrix"
      default: nil
      }
    }
  }
#endif
