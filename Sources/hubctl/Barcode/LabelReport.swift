import HubBarcode
import HubUnits

/// What `hubctl barcode parse` tells of one label; the JSON form is its coding.
struct LabelReport: Encodable {
  struct Element: Encodable {
    let ai: String
    let value: String
    let title: String
  }

  struct Candidate: Encodable {
    let kind: String
    let carrier: String
    let format: String
    /// nil: the shape fits, and no public rule says more.
    let valid: Bool?
    let strength: String
    let parts: [String: PartValue]

    /// `valid` is written even when it is nothing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(kind, forKey: .kind)
      try container.encode(carrier, forKey: .carrier)
      try container.encode(format, forKey: .format)
      try container.encode(valid, forKey: .valid)
      try container.encode(strength, forKey: .strength)
      try container.encode(parts, forKey: .parts)
    }

    enum CodingKeys: CodingKey { case kind, carrier, format, valid, strength, parts }
  }

  let input: String
  let symbologyIdentifier: String?
  let symbology: String?
  let gs1: String
  /// False: the label has not the structure that its symbol or its own beginning promises.
  let syntaxOk: Bool
  let elements: [Element]
  let candidates: [Candidate]
  let warnings: [String]
  /// The check digits' verdict as the sorter sees it.
  let verdict: String
  /// What the manifest is asked for.
  let parcelKey: String?

  enum CodingKeys: CodingKey {
    case input, symbologyIdentifier, symbology, gs1, syntaxOk, elements, candidates, warnings, verdict,
      parcelKey
  }

  /// Every key is there, with null for "nothing".
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(input, forKey: .input)
    try container.encode(symbologyIdentifier, forKey: .symbologyIdentifier)
    try container.encode(symbology, forKey: .symbology)
    try container.encode(gs1, forKey: .gs1)
    try container.encode(syntaxOk, forKey: .syntaxOk)
    try container.encode(elements, forKey: .elements)
    try container.encode(candidates, forKey: .candidates)
    try container.encode(warnings, forKey: .warnings)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(parcelKey, forKey: .parcelKey)
  }

  /// The label must not be sorted by: a wrong check digit, or a structure that is broken.
  var isBad: Bool { verdict == "failed" || !syntaxOk }
}

extension LabelReport {
  init(_ given: LabelInput) {
    let reading = LabelReading(given.bytes.span, symbologyIdentifier: given.symbologyIdentifier)
    input = given.text
    symbologyIdentifier = given.symbologyIdentifier?.description
    symbology = given.symbologyIdentifier?.symbologyName
    gs1 =
      switch reading.gs1Certainty {
      case .yes: "yes"
      case .no: "no"
      case .guess: "guess"
      }
    syntaxOk = reading.isWellFormed(given.bytes.span)
    elements = reading.gs1.map { Self.elements($0, given.bytes) } ?? []
    candidates = LabelReportCandidates.list(reading, given.bytes)
    warnings = LabelReportWarnings.list(reading, given, isWellFormed: syntaxOk)
    verdict =
      switch reading.checkDigitVerdict {
      case .none: "none"
      case .verified: "verified"
      case .failed: "failed"
      }
    parcelKey = reading.parcelKey(given.bytes.span).map { LabelBytes.text(LabelBytes.bytes(of: $0)) }
  }

  static func elements(_ label: GS1Label, _ bytes: [UInt8]) -> [Element] {
    label.elements.indices.map { index in
      let element = label.elements[index]
      let value = bytes[element.valueOffset..<(element.valueOffset + element.valueCount)]
      return Element(ai: element.identifier, value: LabelBytes.text(Array(value)), title: element.title)
    }
  }
}
