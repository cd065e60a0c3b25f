import HubBarcode
import HubUnits

/// The candidates of a label, with their parts.
enum LabelReportCandidates {
  static func list(_ reading: LabelReading, _ bytes: [UInt8]) -> [LabelReport.Candidate] {
    var out = reading.candidates.list.indices.map { candidate(reading.candidates.list[$0], bytes) }
    if let envelope = reading.envelope { out.append(transport(envelope, bytes)) }
    if let message = reading.carrierMessageParts(of: bytes) { out.append(maxiCode(message)) }
    return out
  }

  private static func candidate(_ candidate: LabelCandidate, _ bytes: [UInt8]) -> LabelReport.Candidate {
    var parts: [String: PartValue] = [:]
    for part in candidate.parts(of: bytes) { parts[part.name] = .text(part.value) }
    if candidate.format == .bpostRegistered { parts["elements"] = elements(bytes) }
    let valid: Bool?
    switch candidate.validity {
    case .valid: valid = true
    case .wrongCheckDigit, .impossible: valid = false
    case .formatOnly:
      valid = nil
      parts["format_ok"] = .flag(true)
    }
    return LabelReport.Candidate(
      kind: candidate.format.kind, carrier: candidate.format.carrier, format: candidate.format.formatName,
      valid: valid, strength: candidate.strength == .checkDigit ? "checkDigit" : "shape", parts: parts)
  }

  /// A carrier's message, as MaxiCodes of mode 2 and 3 hold it.
  private static func maxiCode(_ message: LabelReading.CarrierMessageParts) -> LabelReport.Candidate {
    var parts: [String: PartValue] = ["mode": .text(String(message.mode))]
    for part in message.parts { parts[part.name] = .text(part.value) }
    return LabelReport.Candidate(
      kind: "maxicode", carrier: message.isUPS ? "ups" : "other", format: "maxicode_mode_\(message.mode)",
      valid: true, strength: "shape", parts: parts)
  }

  /// An ISO 15434 envelope; the fields of a transport message (format 01, version 96) have names.
  private static func transport(_ envelope: TransportMessage, _ bytes: [UInt8]) -> LabelReport.Candidate {
    let fields = envelope.fields.indices.map { index in
      LabelBytes.text(Array(bytes[envelope.fields[index].start..<envelope.fields[index].end]))
    }
    let format = (envelope.format < 10 ? "0" : "") + String(envelope.format)
    var parts: [String: PartValue] = ["format": .text(format), "fields": .list(fields)]
    if envelope.format == 1, let first = fields.first, first.count > 2 {
      parts["version"] = .text(String(first.prefix(2)))
      let named = [String(first.dropFirst(2))] + fields.dropFirst()
      for (name, value) in zip(["postcode", "country", "service", "tracking", "scac"], named) {
        parts[name] = .text(value)
      }
    }
    return LabelReport.Candidate(
      kind: "iso15434", carrier: "iso", format: format, valid: envelope.isComplete ? true : nil,
      strength: "shape", parts: parts)
  }

  /// The GS1 elements that a registered letter of bpost is, although its symbol does not say so.
  private static func elements(_ bytes: [UInt8]) -> PartValue {
    let label = GS1Label(bytes.span)
    return .elements(LabelReport.elements(label, bytes))
  }
}
