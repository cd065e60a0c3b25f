public import HubUnits

/// What the sorter is told of a label beside its bytes: all of it comes from one reading.
public struct LabelJudgement: Sendable, BitwiseCopyable {
  /// What its check digits say.
  public let checkDigit: CheckDigitVerdict
  /// What the manifest knows its parcel by; nil when the label has nothing that the plan takes for a key, or is longer
  /// than a `Barcode` and nothing inside names the parcel.
  public let parcelKey: Barcode?
  /// Among the labels of one parcel: the higher rank is its name.
  public let rank: UInt8
  /// The plan says that nothing in this label is ever a parcel's key.
  public let isNeverKey: Bool
  /// The label holds two different keys of which the plan prefers none: `parcelKey` is the first, and not to be trusted.
  public let contradictsItself: Bool

  /// Judges a label of any length, identifier and terminator already taken off.
  ///
  /// - Parameter rules: what the sort plan says of keys; none: the key is what `parcelKey` says.
  public init(
    _ bytes: Span<UInt8>, symbologyIdentifier: SymbologyIdentifier?, rules: borrowing KeyRules = KeyRules()
  ) {
    self = LabelReading(bytes, symbologyIdentifier: symbologyIdentifier).judgement(bytes, by: rules)
  }

  init(
    key: Barcode?, _ checkDigit: CheckDigitVerdict, rank: UInt8 = 0, isNeverKey: Bool = false,
    contradictsItself: Bool = false
  ) {
    self.checkDigit = checkDigit
    parcelKey = key
    self.rank = rank
    self.isNeverKey = isNeverKey
    self.contradictsItself = contradictsItself
  }

  static var neverKey: LabelJudgement { LabelJudgement(key: nil, .none, isNeverKey: true) }
}
