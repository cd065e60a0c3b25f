public import HubUnits

/// Everything a label can be, in the order of the formats: never a first match.
public struct LabelCandidates: Sendable {
  /// **Source**: the worst label of the fixtures, 12 digits, fits six formats.
  public static let limit = 16

  public private(set) var list = BoundedList<16, LabelCandidate>(
    filler: LabelCandidate(
      format: .s10, strength: .shape, validity: .formatOnly, isDistinctive: false, start: 0, count: 0,
      isAssembled: false))
  /// Where in the label the number lies that is looked at.
  private var start = 0
  private var count = 0
  private var isAssembled = false

  /// What a label can be by itself. `LabelReading` adds what its elements and fields say.
  ///
  /// - Parameter symbologyIdentifier: decides whether a check digit must be there (EAN) and whether digits are a
  ///   serial shipping container code.
  public init(_ barcode: Barcode, symbologyIdentifier: SymbologyIdentifier? = nil) {
    let text = LabelText(barcode)
    count = barcode.count
    LabelShapes.find(text, symbologyIdentifier, into: &self)
  }

  init() {}

  /// The bytes of a label of any length; those longer than a `Barcode` fit one format alone.
  public init(_ bytes: Span<UInt8>, symbologyIdentifier: SymbologyIdentifier? = nil) {
    look(at: 0..<bytes.count, of: bytes, symbologyIdentifier)
  }

  /// Adds what a part of a label can be.
  mutating func look(
    at range: Range<Int>, of bytes: Span<UInt8>, _ symbologyIdentifier: SymbologyIdentifier? = nil
  ) {
    start = range.lowerBound
    count = range.count
    let part = bytes.extracting(range)
    if GLSLabel(part) != nil { return add(.glsUniqueLabel) }
    let text = LabelText(part)
    if text.isWhole { LabelShapes.find(text, symbologyIdentifier, into: &self) }
  }

  /// Adds what a number can be that was put together from several fields.
  mutating func look(atAssembled text: LabelText, from message: Range<Int>) {
    start = message.lowerBound
    count = message.count
    isAssembled = true
    LabelShapes.find(text, nil, into: &self)
    isAssembled = false
  }

  /// Points at a part of the label: what is added next lies there.
  mutating func point(at range: Range<Int>) {
    start = range.lowerBound
    count = range.count
  }

  /// Adds a format with a check digit.
  mutating func add(_ format: LabelFormat, check isRight: Bool, isDistinctive: Bool? = nil) {
    add(
      format, .checkDigit, isRight ? .valid : .wrongCheckDigit,
      isDistinctive: isDistinctive ?? format.isDistinctive)
  }

  /// Adds a format known by its shape alone.
  mutating func add(_ format: LabelFormat, shape validity: LabelCandidate.Validity = .valid) {
    add(format, .shape, validity, isDistinctive: false)
  }

  private mutating func add(
    _ format: LabelFormat, _ strength: LabelCandidate.Strength, _ validity: LabelCandidate.Validity,
    isDistinctive: Bool
  ) {
    list.append(
      LabelCandidate(
        format: format, strength: strength, validity: validity, isDistinctive: isDistinctive,
        start: UInt16(truncatingIfNeeded: start), count: UInt16(truncatingIfNeeded: count),
        isAssembled: isAssembled))
  }

  /// The candidate of a format.
  public func candidate(_ format: LabelFormat) -> LabelCandidate? {
    for i in list.indices where list[i].format == format { return list[i] }
    return nil
  }

  /// The candidate of a format that the whole label is, not a part of it.
  func whole(_ format: LabelFormat, _ byteCount: Int) -> LabelCandidate? {
    for i in list.indices where list[i].format == format && list[i].isWhole(byteCount) { return list[i] }
    return nil
  }

  /// Whether the whole label can be the number of a parcel.
  func isParcelNumber(_ byteCount: Int) -> Bool {
    for i in list.indices
    where list[i].format.isParcelNumber && list[i].fits && list[i].isWhole(byteCount) { return true }
    return false
  }
}
