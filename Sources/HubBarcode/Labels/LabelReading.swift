import HubUnits

/// Everything that can be said about one label: symbol, GS1 elements, envelope, candidates.
///
/// **Shape**: about 3 KB inline, no heap. It serves the scan path (`checkDigitVerdict`, `parcelKey`) and people alike,
/// so that both see the same.
public struct LabelReading: Sendable {
  public let symbologyIdentifier: SymbologyIdentifier?
  public let gs1Certainty: GS1Certainty
  /// The elements, when the label is or may be a GS1 label; with its fault when the symbol says that it is one.
  public var gs1: GS1Label? { gs1Certainty == .no ? nil : elements }
  /// The label read as elements, whatever its symbol says.
  let elements: GS1Label
  /// The ISO 15434 envelope, when there is one.
  public let envelope: TransportMessage?
  let carrierMessage: CarrierMessage?
  public private(set) var candidates: LabelCandidates
  /// A number stands behind the element of a postcode.
  private(set) var hasRoutedNumber = false
  /// Letters were made capitals or blanks taken out before a format fitted.
  public let isNormalised: Bool
  /// What is odd about the elements, or about a label that is none.
  public let warnings: GS1Warning

  /// Reads a label of any length, identifier and terminator already taken off.
  public init(_ bytes: Span<UInt8>, symbologyIdentifier: SymbologyIdentifier?) {
    let envelope = TransportMessage(bytes)
    let label = GS1Finder.label(bytes, symbologyIdentifier, envelope)
    self.symbologyIdentifier = symbologyIdentifier
    self.envelope = envelope
    gs1Certainty = label.certainty
    elements = label.label
    carrierMessage = CarrierMessage(bytes, envelope: envelope)
    candidates = LabelCandidates(bytes, symbologyIdentifier: symbologyIdentifier)
    let text = LabelText(bytes)
    isNormalised = text.isWhole && text.isNormalised
    let hasBrackets = bytes.count > 0 && bytes[0] == 0x28
    warnings =
      label.certainty == .no
      ? (hasBrackets && label.label.warnings.contains(.bracketsInData) ? .bracketsInData : .none)
      : label.label.warnings
    if label.certainty != .no { addElements(of: label.label, bytes) }
    addRoutedNumber(bytes)
    addFields(bytes)
  }

  /// Whether the label has the structure that its symbol or its own beginning promises.
  public func isWellFormed(_ bytes: Span<UInt8>) -> Bool {
    if let gs1 { return gs1.isValid }
    guard let identifier = symbologyIdentifier else { return true }
    if let isRight = identifier.isRetailLabelRight(bytes) { return isRight }
    return !identifier.promisesCarrierMessage || carrierMessage != nil
  }

  /// An SSCC or GTIN among elements is a candidate, if the label as a whole did not already say so.
  private mutating func addElements(of label: GS1Label, _ bytes: Span<UInt8>) {
    for i in label.elements.indices {
      let element = label.elements[i]
      candidates.point(at: element.valueOffset..<(element.valueOffset + element.valueCount))
      // Beside other elements each number is one more candidate, also a second of its kind.
      let isMore = label.elements.count > 1
      if element.is(0, 2), isMore || candidates.candidate(.sscc) == nil { candidates.add(.sscc, check: true) }
      if element.is(1, 2), isMore || candidates.candidate(.gtin) == nil { candidates.add(.gtin, check: true) }
    }
    guard label.fault == .wrongCheckDigit, label.elements.isEmpty else { return }
    // Which number it is that failed, the identifier says where reading stopped.
    let at = label.faultOffset
    guard at + 2 <= bytes.count, bytes[at] == 0x30 else { return }
    candidates.point(at: (at + 2)..<bytes.count)
    if bytes[at + 1] == 0x30, candidates.candidate(.sscc) == nil {
      candidates.add(.sscc, check: false, isDistinctive: true)
    }
    if bytes[at + 1] == 0x31, candidates.candidate(.gtin) == nil {
      candidates.add(.gtin, check: false, isDistinctive: true)
    }
  }

  /// A number of the United States' post that stands as an element behind the postcode's: `420` 22153 GS `92` ….
  ///
  /// **Source**: USPS publication 199: its numbers begin with the digits of the elements 91 to 95.
  private mutating func addRoutedNumber(_ bytes: Span<UInt8>) {
    guard elements.isValid, elements.element(420, 3) != nil else { return }
    for i in elements.elements.indices {
      let element = elements.elements[i]
      guard element.digitCount == 2, element.number >= 91, element.number <= 95 else { continue }
      let end = element.valueOffset + element.valueCount
      candidates.look(at: (element.valueOffset - 2)..<end, of: bytes)
      hasRoutedNumber = true
    }
  }

  /// The numbers inside a carrier's message or an envelope.
  private mutating func addFields(_ bytes: Span<UInt8>) {
    if let carrierMessage {
      if let number = carrierMessage.upsNumber(bytes),
        CheckDigits.alternating(number, 2..<18, weight: 2)
      {
        candidates.look(atAssembled: number, from: carrierMessage.whole)
      } else if !carrierMessage.tracking.isEmpty {
        candidates.look(at: carrierMessage.tracking, of: bytes)
      }
    }
    guard let envelope, envelope.format == 6 else { return }
    for i in envelope.fields.indices {
      guard let plate = envelope.licencePlate(bytes, envelope.fields[i]) else { continue }
      candidates.look(at: plate, of: bytes)
    }
  }
}
