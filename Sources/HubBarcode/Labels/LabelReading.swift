import HubUnits

/// Everything that can be said about one label: symbol, GS1 elements, envelope, candidates.
///
/// For people and programs that look at labels; the scan path needs `checkDigitVerdict` and `parcelKey` only.
public struct LabelReading: Sendable {
  public let symbologyIdentifier: SymbologyIdentifier?
  public let gs1Certainty: GS1Certainty
  /// The elements, when the label is or may be a GS1 label; with its fault when the symbol says that it is one.
  public let gs1: GS1Label?
  /// The ISO 15434 envelope, when there is one.
  public let envelope: TransportMessage?
  public private(set) var candidates: LabelCandidates
  /// Letters were made capitals or blanks taken out before a format fitted.
  public let isNormalised: Bool
  /// What is odd about the elements, or about a label that is none.
  public let warnings: GS1Warning

  /// Reads a label of any length, identifier and terminator already taken off.
  public init(_ bytes: Span<UInt8>, symbologyIdentifier: SymbologyIdentifier?) {
    let label = GS1Label(bytes)
    let certainty = Self.certainty(label, bytes, symbologyIdentifier)
    self.symbologyIdentifier = symbologyIdentifier
    gs1Certainty = certainty
    gs1 = certainty == .no ? nil : label
    envelope = TransportMessage(bytes)
    candidates = LabelCandidates(bytes, symbologyIdentifier: symbologyIdentifier)
    isNormalised = bytes.count <= Barcode.capacity && LabelText(bytes).isNormalised
    let hasBrackets = label.warnings.contains(.bracketsInData)
    warnings = certainty == .no ? (hasBrackets ? .bracketsInData : .none) : label.warnings
    if certainty != .no { addElements(of: label) }
    addTracking(bytes)
  }

  private static func certainty(
    _ label: GS1Label, _ bytes: Span<UInt8>, _ identifier: SymbologyIdentifier?
  ) -> GS1Certainty {
    if let identifier {
      if identifier.isGS1 { return .yes }
      guard identifier.isGS1ByPractice else { return .no }
    }
    guard label.isValid else { return .no }
    for i in label.elements.indices where label.elements[i].hasVerifiedCheckDigit { return .guess }
    for i in bytes.indices where bytes[i] == GS1Reader.separator { return .guess }
    return .no
  }

  /// An SSCC or GTIN among elements is a candidate, if the label as a whole did not already say so.
  private mutating func addElements(of label: GS1Label) {
    for i in label.elements.indices {
      let element = label.elements[i]
      if element.is(0, 2), candidates.candidate(.sscc) == nil { candidates.add(.sscc, check: true) }
      if element.is(1, 2), candidates.candidate(.gtin) == nil { candidates.add(.gtin, check: true) }
    }
    if label.fault == .wrongCheckDigit, label.elements.isEmpty, candidates.candidate(.sscc) == nil {
      candidates.add(.sscc, check: false, isDistinctive: true)
    }
  }

  /// The number a carrier's message is about.
  private mutating func addTracking(_ bytes: Span<UInt8>) {
    guard candidates.list.isEmpty, let range = TransportMessage.trackingNumber(bytes) else { return }
    candidates = LabelCandidates(bytes.extracting(range))
  }
}
