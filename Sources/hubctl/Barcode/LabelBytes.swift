import Foundation
import HubUnits

/// Bytes of labels as text, both ways.
enum LabelBytes {
  static func bytes(of barcode: Barcode) -> [UInt8] { (0..<barcode.count).map { barcode[$0] } }

  /// The bytes as text: UTF-8 where they are it, else one character a byte (Latin-1), so that none is lost.
  static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// A label's text for a terminal: control characters are `<GS>`, `<RS>`, `<EOT>` or `\xHH`.
  static func printable(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x1D: out += "<GS>"
      case 0x1E: out += "<RS>"
      case 0x04: out += "<EOT>"
      case 0x00...0x1F, 0x7F...0x9F: out += "\\x" + hex([UInt8(scalar.value)]).uppercased()
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// One line of JSON lines. JSON lets 7F to 9F and U+2028, U+2029 stand as they are; some readers end a line there, and
  /// a terminal may take them for orders: they are escaped.
  static func line(json: Data) -> String {
    let text = String(decoding: json, as: UTF8.self)
    guard text.unicodeScalars.contains(where: mustBeEscaped) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if mustBeEscaped(scalar) {
        out += ("\\u" + hex([UInt8(scalar.value >> 8), UInt8(scalar.value & 0xFF)])).unicodeScalars
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
  }

  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The bytes of hexadecimal text, or nil when it is none.
  static func bytes(hex text: String) -> [UInt8]? {
    let source = Array(text.utf8)
    guard source.count % 2 == 0 else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(source.count / 2)
    for i in stride(from: 0, to: source.count, by: 2) {
      guard let high = digit(source[i]), let low = digit(source[i + 1]) else { return nil }
      out.append(high << 4 | low)
    }
    return out
  }

  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
