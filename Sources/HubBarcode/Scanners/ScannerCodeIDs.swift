/// The letters of a maker's own that scanners put before a label when AIM identifiers are off.
///
/// Only what is configured is taken off: `i` is a letter of many labels. AIM identifiers say more; prefer them.
///
/// **Source**: user guides of Honeywell/HHP, Zebra and Datalogic; fixture `symbology/scanner_prefix_variants.json`.
public enum ScannerCodeIDs: UInt8, Sendable, Hashable, BitwiseCopyable {
  case honeywell = 0
  case zebra
  case datalogic

  /// The longest id of any maker. **Units**: bytes.
  static let longest = 3

  /// What the first bytes of a label say: how many are the id, and the symbol in the terms of ISO/IEC 15424 (nil where it
  /// has none). Nil: no id of this maker stands there.
  func match(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (
    count: Int, identifier: SymbologyIdentifier?
  )? {
    switch self {
    case .honeywell: Self.honeywell(first).map { (1, $0.identifier) }
    case .zebra: Self.zebra(first, second, third)
    case .datalogic: Self.datalogic(first, second, third)
    }
  }

  /// A symbol that is known, whether or not ISO has an identifier for it.
  private struct Known {
    let identifier: SymbologyIdentifier?
    init(_ code: UInt8, _ modifier: UInt8) { identifier = .init(code: code, modifier: modifier) }
    private init() { identifier = nil }
    static var withoutIdentifier: Known { Known() }

    static var code128: Known { .init(0x43, 0x30) }
    static var gs1128: Known { .init(0x43, 0x31) }
    static var code39: Known { .init(0x41, 0x30) }
    static var code93: Known { .init(0x47, 0x30) }
    static var codabar: Known { .init(0x46, 0x30) }
    static var interleaved: Known { .init(0x49, 0x30) }
    static var ean13: Known { .init(0x45, 0x30) }
    static var ean8: Known { .init(0x45, 0x34) }
    static var dataMatrix: Known { .init(0x64, 0x31) }
    static var gs1DataMatrix: Known { .init(0x64, 0x32) }
    static var qr: Known { .init(0x51, 0x31) }
    static var gs1QR: Known { .init(0x51, 0x33) }
    static var pdf417: Known { .init(0x4C, 0x32) }
    static var aztec: Known { .init(0x7A, 0x30) }
    static var maxiCode: Known { .init(0x55, 0x30) }
    static var dataBar: Known { .init(0x65, 0x30) }
  }

  private static func honeywell(_ letter: UInt8) -> Known? {
    switch letter {
    case UInt8(ascii: "j"): .code128
    case UInt8(ascii: "I"), UInt8(ascii: "|"): .gs1128
    case UInt8(ascii: "b"): .code39
    case UInt8(ascii: "i"): .code93
    case UInt8(ascii: "a"): .codabar
    case UInt8(ascii: "e"): .interleaved
    case UInt8(ascii: "d"), UInt8(ascii: "c"): .ean13
    case UInt8(ascii: "D"): .ean8
    case UInt8(ascii: "E"): .withoutIdentifier  // UPC-E, as it was printed
    case UInt8(ascii: "w"): .dataMatrix
    case UInt8(ascii: "s"): .qr
    case UInt8(ascii: "r"), UInt8(ascii: "R"): .pdf417
    case UInt8(ascii: "z"): .aztec
    case UInt8(ascii: "x"): .maxiCode
    case UInt8(ascii: "y"), UInt8(ascii: "{"), UInt8(ascii: "}"): .dataBar
    default: nil
    }
  }

  private static func zebra(
    _ first: UInt8, _ second: UInt8, _ third: UInt8
  ) -> (count: Int, identifier: SymbologyIdentifier?)? {
    if first == UInt8(ascii: "P"), second == UInt8(ascii: "0") {
      switch third {
      case UInt8(ascii: "0"): return (3, Known.dataMatrix.identifier)
      case UInt8(ascii: "1"): return (3, Known.qr.identifier)
      case UInt8(ascii: "2"): return (3, Known.maxiCode.identifier)
      default: return nil
      }
    }
    let known: Known? =
      switch first {
      // EAN-13, EAN-8, UPC-A and UPC-E alike; discrete 2 of 5 and Trioptic have none.
      case UInt8(ascii: "A"), UInt8(ascii: "G"), UInt8(ascii: "M"): .withoutIdentifier
      case UInt8(ascii: "B"): .code39
      case UInt8(ascii: "C"): .codabar
      case UInt8(ascii: "D"): .code128
      case UInt8(ascii: "E"): .code93
      case UInt8(ascii: "F"): .interleaved
      case UInt8(ascii: "K"): .gs1128
      case UInt8(ascii: "R"): .dataBar
      case UInt8(ascii: "X"): .pdf417
      case UInt8(ascii: "z"): .aztec
      default: nil
      }
    return known.map { (1, $0.identifier) }
  }

  private static func datalogic(
    _ first: UInt8, _ second: UInt8, _ third: UInt8
  ) -> (count: Int, identifier: SymbologyIdentifier?)? {
    if first == 0x5D, second == 0x43, third == 0x31 { return (3, Known.gs1128.identifier) }
    // Two letters before one: `FF` is EAN-8, `F` EAN-13.
    let two: Known? =
      switch (first, second) {
      case (UInt8(ascii: "F"), UInt8(ascii: "F")): .ean8
      case (UInt8(ascii: "D"), UInt8(ascii: "m")): .dataMatrix
      case (UInt8(ascii: "D"), UInt8(ascii: "g")): .gs1DataMatrix
      case (UInt8(ascii: "Q"), UInt8(ascii: "G")): .gs1QR
      case (UInt8(ascii: "R"), UInt8(ascii: "4")), (UInt8(ascii: "R"), UInt8(ascii: "X")): .dataBar
      case (UInt8(ascii: "M"), UInt8(ascii: "C")): .maxiCode
      default: nil
      }
    if let two { return (2, two.identifier) }
    let one: Known? =
      switch first {
      case UInt8(ascii: "#"): .code128
      case UInt8(ascii: "*"): .code39
      case UInt8(ascii: "F"): .ean13
      case UInt8(ascii: "i"): .interleaved
      case UInt8(ascii: "%"): .codabar
      case UInt8(ascii: "&"): .code93
      case UInt8(ascii: "P"): .pdf417
      default: nil
      }
    return one.map { (1, $0.identifier) }
  }
}

#if !hasFeature(Embedded)
  extension ScannerCodeIDs: CaseIterable {
    /// The ids with a configuration's word: `honeywell zebra datalogic`.
    public init?(word: String) {
      guard let found = Self.allCases.first(where: { "\($0)" == word }) else { return nil }
      self = found
    }
  }
#endif
