import HubBarcode
import HubUnits

/// What is odd about a label, one sentence each, for a technician.
enum LabelReportWarnings {
  static func list(_ reading: LabelReading, _ given: LabelInput, isWellFormed: Bool) -> [String] {
    var out = reading.warnings.texts
    out += gs1(reading)
    if let envelope = reading.envelope {
      if !envelope.isComplete { out.append("ISO 15434: RS EOT at the end is missing; some scanners drop it") }
      if envelope.hasMoreFormats {
        out.append("ISO 15434: the envelope holds more formats; only the first is read")
      }
    }
    for i in reading.candidates.list.indices where reading.candidates.list[i].validity == .impossible {
      out.append("the country in this number does not exist: misread, or another kind of number")
    }
    if !isWellFormed, reading.gs1 == nil, let identifier = given.symbologyIdentifier {
      out.append("\(identifier) (\(identifier.symbologyName)): " + broken(identifier))
    }
    if reading.isNormalised, !reading.candidates.list.isEmpty {
      out.append("normalised: blanks or small letters")
    }
    if given.bytes.count > Barcode.capacity, reading.parcelKey(given.bytes.span) == nil {
      out.append(
        "\(given.bytes.count) bytes and no number inside that we know: no parcel's key "
          + "(\(Barcode.capacity) bytes at most)")
    }
    if let identifier = given.symbologyIdentifier, identifier.isDeviceAnswer {
      out.append("\(identifier) is a message of the scanner, not a label")
    }
    return out
  }

  private static func broken(_ identifier: SymbologyIdentifier) -> String {
    identifier.code == UInt8(ascii: "U")
      ? "promises a carrier's message, and none is there"
      : "such a symbol holds digits of one length with a right check digit, and this is another text"
  }

  private static func gs1(_ reading: LabelReading) -> [String] {
    guard let label = reading.gs1 else { return [] }
    var out: [String] = []
    if let fault = label.fault { out.append("GS1: \(fault.text) at byte \(label.faultOffset)") }
    if reading.warnings.contains(.brokenPair) { out += label.pairTexts }
    if label.separator != .group {
      out.append("GS1: \"\(label.separator.text)\" was read as GS")
    }
    if reading.gs1Certainty == .guess {
      out.append(
        "GS1 is a guess: the scanner sent no symbology identifier that says so; set it to send AIM identifiers"
      )
    }
    return out
  }
}
