import HubUnits

/// One of `codes` as it was written.
struct CodeRuleDraft: Checkable {
  static let keys = ["symbology", "prefix", "length", "rank"]

  let place: Place
  /// The letter of the AIM identifier.
  let symbology: Located<UInt8>?
  let prefix: Located<String>?
  let lengths: Located<ClosedRange<Int>>?
  let rank: Located<Int>
  /// Whether all its conditions were read well.
  let isSound: Bool

  init(_ reader: MappingReader) {
    place = reader.place
    symbology = reader.optional("symbology", .symbologyLetter)
    prefix = reader.optional("prefix", .codePrefix)
    lengths = reader.optional("length", .codeLengths)
    // One digit tells ten kinds of code apart; 0 is what a code that fits no rule has.
    rank = reader.value("rank", .integer(0...9))
    isSound =
      reader.isSound && !reader.hasUnknownKeys && symbology?.isSound != false && prefix?.isSound != false
      && lengths?.isSound != false
  }

  /// The lengths it takes.
  var range: ClosedRange<Int> { lengths?.value ?? 0...Barcode.capacity }

  /// Whether every code that fits `other` fits this rule too.
  func covers(_ other: CodeRuleDraft) -> Bool {
    if let symbology, symbology.value != other.symbology?.value { return false }
    if let prefix, other.prefix?.value.hasPrefix(prefix.value) != true { return false }
    return range.lowerBound <= other.range.lowerBound && range.upperBound >= other.range.upperBound
  }
}
