import Foundation
import HubBarcode

/// One label as it was given.
struct LabelInput {
  /// What was given, as text, to be told back.
  let text: String
  /// The label's bytes, the identifier taken off.
  let bytes: [UInt8]
  let symbologyIdentifier: SymbologyIdentifier?

  /// Why a JSON line is no label.
  enum Refusal: Error, CustomStringConvertible {
    case notJSON
    case notAnObject
    case notText(String)
    case noLabel
    case twoLabels
    case notHexadecimal(String)
    case notAnIdentifier(String)

    var description: String {
      switch self {
      case .notJSON: "this is no JSON; a line is {\"input\": \"…\"} or {\"bytes_hex\": \"…\"}"
      case .notAnObject: "a line must be a JSON object: {\"input\": \"…\"} or {\"bytes_hex\": \"…\"}"
      case .notText(let key): "\"\(key)\" must be text in quotes"
      case .noLabel: "neither \"input\" nor \"bytes_hex\" is there"
      case .twoLabels: "\"input\" and \"bytes_hex\" are both there and say different labels; give one"
      case .notHexadecimal(let text):
        "\"bytes_hex\" is not hexadecimal, two digits a byte: \(text.prefix(40))"
      case .notAnIdentifier(let text): "symbology_identifier is not of the form ]C1: \(text.prefix(40))"
      }
    }
  }

  /// The JSON form of a label.
  private struct Line: Decodable {
    let input: String?
    let bytesHex: String?
    let symbologyIdentifier: String?

    enum CodingKeys: String, CodingKey {
      case input
      case bytesHex = "bytes_hex"
      case symbologyIdentifier = "symbology_identifier"
    }
  }

  /// A label typed on the command line; `\xHH` is a byte.
  init(argument: String) {
    self.init(text: argument, raw: Self.unescape(Self.bytes(of: argument)), identifier: nil)
  }

  /// A line of standard input.
  init(line: [UInt8]) {
    self.init(text: LabelBytes.text(line), raw: line, identifier: nil)
  }

  /// A line of JSON.
  init(json line: [UInt8]) throws {
    let decoded: Line
    do {
      decoded = try JSONDecoder().decode(Line.self, from: Data(line))
    } catch DecodingError.typeMismatch(_, let context) {
      throw context.codingPath.last.map { Refusal.notText($0.stringValue) } ?? .notAnObject
    } catch {
      throw Refusal.notJSON
    }
    var identifier: SymbologyIdentifier?
    if let text = decoded.symbologyIdentifier, !text.isEmpty {
      guard let found = SymbologyIdentifier(text) else { throw Refusal.notAnIdentifier(text) }
      identifier = found
    }
    if let hex = decoded.bytesHex {
      guard let bytes = LabelBytes.bytes(hex: hex) else { throw Refusal.notHexadecimal(hex) }
      if let input = decoded.input, bytes != Self.bytes(of: input), bytes != Array(input.utf8) {
        throw Refusal.twoLabels
      }
      self.init(text: decoded.input ?? LabelBytes.text(bytes), raw: bytes, identifier: identifier)
    } else if let input = decoded.input {
      self.init(text: input, raw: Self.bytes(of: input), identifier: identifier)
    } else {
      throw Refusal.noLabel
    }
  }

  /// Takes the AIM identifier off the front, unless it was given apart.
  private init(text: String, raw: [UInt8], identifier: SymbologyIdentifier?) {
    self.text = text
    if identifier == nil, raw.count >= 3, let found = SymbologyIdentifier(raw[0], raw[1], raw[2]) {
      symbologyIdentifier = found
      bytes = Array(raw.dropFirst(3))
    } else {
      symbologyIdentifier = identifier
      bytes = raw
    }
  }

  /// Labels are bytes: characters up to ÿ are one byte each, a text with others is UTF-8.
  private static func bytes(of text: String) -> [UInt8] {
    let scalars = text.unicodeScalars
    return scalars.allSatisfy { $0.value <= 0xFF } ? scalars.map { UInt8($0.value) } : Array(text.utf8)
  }

  /// What stands where two hexadecimal digits belong behind the first broken `\x` of an argument; nil when none is.
  static func brokenEscape(in argument: String) -> String? {
    var rest = argument.unicodeScalars[...]
    while let backslash = rest.firstIndex(of: "\\") {
      rest = rest[rest.index(after: backslash)...]
      guard rest.first == "x" else { continue }
      let digits = rest.dropFirst().prefix(2)
      let isByte = digits.count == 2 && digits.allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
      if !isByte { return "\\x" + String(digits) }
    }
    return nil
  }

  private static func unescape(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if i + 3 < bytes.count, bytes[i] == UInt8(ascii: "\\"), bytes[i + 1] == UInt8(ascii: "x"),
        let high = LabelBytes.digit(bytes[i + 2]), let low = LabelBytes.digit(bytes[i + 3])
      {
        out.append(high << 4 | low)
        i += 4
      } else {
        out.append(bytes[i])
        i += 1
      }
    }
    return out
  }
}
