public import HubUnits

/// A label read as GS1 element strings.
///
/// Reading never stops the world: what was read before a fault is kept, and the fault says where it is.
public struct GS1Label: Sendable {
  /// More than the densest symbol of the field holds.
  ///
  /// **Source**: a Data Matrix of a full Scan4Transport label has about 20.
  public static let elementLimit = 32

  public internal(set) var elements = BoundedList<32, GS1Element>(
    filler: GS1Element(
      number: 0, digitCount: 2, hasVerifiedCheckDigit: false, valueOffset: 0, valueCount: 0))
  /// Why reading ended before the label did.
  public internal(set) var fault: GS1Fault?
  /// Where the fault is.
  public internal(set) var faultOffset = 0
  public internal(set) var warnings = GS1Warning.none
  /// What stands between the elements.
  public let separator: GS1Separator

  /// Whether the whole label is element strings.
  public var isValid: Bool { fault == nil }

  /// Reads a label, identifier and terminator already taken off.
  public init(_ bytes: Span<UInt8>, separator: GS1Separator = .group) {
    self.separator = separator
    var reader = GS1Reader(separator: separator)
    reader.read(bytes, into: &self)
  }

  /// The first element with an identifier.
  public func element(_ number: UInt16, _ digitCount: UInt8) -> GS1Element? {
    for i in elements.indices where elements[i].is(number, digitCount) { return elements[i] }
    return nil
  }

  /// Whether any check digit was looked at and right.
  var hasVerifiedCheckDigit: Bool {
    for i in elements.indices where elements[i].hasVerifiedCheckDigit { return true }
    return false
  }

  /// Reads the elements that stand in a part of a label; offsets count from the label's start.
  static func inside(_ bytes: Span<UInt8>, _ range: Range<Int>) -> GS1Label {
    var label = GS1Label(bytes.extracting(range))
    for i in label.elements.indices { label.elements[i] = label.elements[i].moved(by: range.lowerBound) }
    label.faultOffset += range.lowerBound
    return label
  }
}
