public import HubUnits

/// What the sorter is told of a label beside its bytes: both come from one reading.
public struct LabelJudgement: Sendable, BitwiseCopyable {
  /// What its check digits say.
  public let checkDigit: CheckDigitVerdict
  /// What the manifest knows its parcel by; nil when the label is longer than a `Barcode` and nothing inside names
  /// the parcel.
  public let parcelKey: Barcode?

  /// Judges a label of any length, identifier and terminator already taken off.
  public init(_ bytes: Span<UInt8>, symbologyIdentifier: SymbologyIdentifier?) {
    let reading = LabelReading(bytes, symbologyIdentifier: symbologyIdentifier)
    checkDigit = reading.checkDigitVerdict
    parcelKey = reading.parcelKey(bytes)
  }
}
