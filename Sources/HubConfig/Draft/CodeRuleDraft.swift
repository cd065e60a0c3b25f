import HubUnits

/// One of `codes` as it was written.
struct CodeRuleDraft: Checkable {
  static let keys = [
    "kind", "carrier", "format", "ai", "di", "strength", "symbology", "prefix", "length", "key", "rank",
  ]

  let place: Place
  /// What it says of the formats it takes; nil where it does not ask.
  let kinds: Located<[String]>?
  let carriers: Located<[String]>?
  let formatNames: Located<[String]>?
  /// Application identifiers of GS1 and data identifiers of ISO 15434.
  let identifiers: [Located<FieldIdentifier>]
  let strength: Located<CodeStrengthWord>?
  /// The letter of the AIM identifier.
  let symbology: Located<UInt8>?
  let prefix: Located<String>?
  let lengths: Located<ClosedRange<Int>>?
  /// `key: never`.
  let never: Located<String>?
  let rank: Located<Int>?
  /// Whether all its conditions were read well.
  let isSound: Bool

  init(_ reader: MappingReader) {
    place = reader.place
    kinds = Self.words(reader, "kind", .labelWord("kind", \.kind))
    carriers = Self.words(reader, "carrier", .labelWord("carrier", \.carrier))
    formatNames = Self.words(reader, "format", .labelWord("format", \.formatName))
    identifiers =
      reader.list("ai", isRequired: false, orSingle: true).map {
        reader.value(of: $0, .applicationIdentifier)
      }
      + reader.list("di", isRequired: false, orSingle: true).map { reader.value(of: $0, .dataIdentifier) }
    strength = reader.optional("strength", .word(fallback: .shape))
    symbology = reader.optional("symbology", .symbologyLetter)
    prefix = reader.optional("prefix", .codePrefix)
    lengths = reader.optional("length", .codeLengths)
    never = reader.optional("key", .word(oneOf: ["never"]))
    // One digit tells ten kinds of code apart; 0 is what a code that fits no rule has.
    rank = reader.optional("rank", .integer(0...9))
    isSound =
      reader.isSound && !reader.hasUnknownKeys && kinds?.isSound != false && carriers?.isSound != false
      && formatNames?.isSound != false && identifiers.allSatisfy(\.isSound) && strength?.isSound != false
      && (identifiers.isEmpty ? !reader.has("ai") && !reader.has("di") : true)
      && symbology?.isSound != false && prefix?.isSound != false && lengths?.isSound != false
      && never?.isSound != false && rank?.isSound != false
  }

  /// One word, or a list of them.
  private static func words(_ reader: MappingReader, _ key: String, _ kind: ValueKind<String>)
    -> Located<[String]>?
  {
    guard reader.has(key) else { return nil }
    let words = reader.list(key, isRequired: true, orSingle: true).map { reader.value(of: $0, kind) }
    return Located(
      value: words.map(\.value), place: reader.place(of: key),
      isSound: !words.isEmpty && words.allSatisfy(\.isSound))
  }

  var isNever: Bool { never != nil }

  /// Whether it asks for a format.
  var namesFormats: Bool { kinds != nil || carriers != nil || formatNames != nil }

  /// Whether it looks at the numbers inside a label, not at the label as a whole.
  var looksInside: Bool { namesFormats || !identifiers.isEmpty }

  /// The formats that are of its kinds, carriers and names; empty when it does not ask.
  var formats: LabelFormatSet {
    var set = LabelFormatSet()
    guard namesFormats else { return set }
    for format in LabelFormat.allCases
    where kinds?.value.contains(format.kind) != false && carriers?.value.contains(format.carrier) != false
      && formatNames?.value.contains(format.formatName) != false
    {
      set.insert(format)
    }
    return set
  }

  /// The lengths it takes.
  var range: ClosedRange<Int> { lengths?.value ?? 0...Barcode.capacity }

  /// Whether every number that fits `other` fits this rule too.
  func covers(_ other: CodeRuleDraft) -> Bool {
    if let symbology, symbology.value != other.symbology?.value { return false }
    if !looksInside, other.looksInside { return prefix == nil && lengths == nil }
    guard looksInside == other.looksInside else { return false }
    if looksInside {
      guard formats.contains(other.formats) else { return false }
      guard other.identifiers.allSatisfy({ wanted in identifiers.contains { $0.value == wanted.value } })
      else { return false }
      if strength?.value == .checkDigit, other.strength?.value != .checkDigit { return false }
    }
    if let prefix, other.prefix?.value.hasPrefix(prefix.value) != true { return false }
    return range.lowerBound <= other.range.lowerBound && range.upperBound >= other.range.upperBound
  }
}
