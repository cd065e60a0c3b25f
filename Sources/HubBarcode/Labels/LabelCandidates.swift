public import HubUnits

/// Everything a label can be, in the order of the formats: never a first match.
public struct LabelCandidates: Sendable {
  /// **Source**: the worst label of the fixtures, 12 digits, fits six formats.
  public static let limit = 16

  public private(set) var list = BoundedList<16, LabelCandidate>(
    filler: LabelCandidate(format: .s10, strength: .shape, validity: .formatOnly, isDistinctive: false))

  /// What a label can be by itself. `gs1` adds what its element strings say.
  ///
  /// - Parameter symbologyIdentifier: decides whether a check digit must be there (EAN) and whether digits are a
  ///   serial shipping container code.
  public init(_ barcode: Barcode, symbologyIdentifier: SymbologyIdentifier? = nil) {
    LabelShapes.find(LabelText(barcode), symbologyIdentifier, into: &self)
  }

  init() {}

  /// The bytes of a label of any length; longer ones than a `Barcode` fit no format.
  public init(_ bytes: Span<UInt8>, symbologyIdentifier: SymbologyIdentifier? = nil) {
    guard bytes.count <= Barcode.capacity else { return }
    LabelShapes.find(LabelText(bytes), symbologyIdentifier, into: &self)
  }

  /// Adds a format with a check digit.
  mutating func add(_ format: LabelFormat, check isRight: Bool, isDistinctive: Bool? = nil) {
    list.append(
      LabelCandidate(
        format: format, strength: .checkDigit, validity: isRight ? .valid : .wrongCheckDigit,
        isDistinctive: isDistinctive ?? format.isDistinctive))
  }

  /// Adds a format known by its shape alone.
  mutating func add(_ format: LabelFormat, shape validity: LabelCandidate.Validity = .valid) {
    list.append(
      LabelCandidate(format: format, strength: .shape, validity: validity, isDistinctive: false))
  }

  /// The candidate of a format.
  public func candidate(_ format: LabelFormat) -> LabelCandidate? {
    for i in list.indices where list[i].format == format { return list[i] }
    return nil
  }
}
