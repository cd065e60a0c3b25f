public import HubUnits

/// One label read by one scanner.
///
/// **Thread**: made by the USB thread, crosses to the core by ring.
public struct ScanRead: Sendable, BitwiseCopyable {
  public var scanner: ScannerIndex
  /// When the first byte or report of the label came.
  public var began: MonotonicInstant
  /// When its last came.
  public var completed: MonotonicInstant
  /// The parcel's key among what the label holds, as the manifest knows it.
  public var code: Barcode
  public var checkDigit: CheckDigitVerdict
  /// The letter of the AIM symbology identifier, or 0 when the scanner does not say.
  public var symbology: UInt8
  /// What the sort plan's `codes` give this key: of the labels of one parcel the higher rank is its name.
  public var rank: UInt8
  /// The label holds two different keys that the plan gives one rank: it names nobody.
  public var contradictsItself: Bool

  @inlinable public init(
    scanner: ScannerIndex, began: MonotonicInstant, completed: MonotonicInstant, code: Barcode,
    checkDigit: CheckDigitVerdict, symbology: UInt8 = 0, rank: UInt8 = 0, contradictsItself: Bool = false
  ) {
    self.scanner = scanner
    self.began = began
    self.completed = completed
    self.code = code
    self.checkDigit = checkDigit
    self.symbology = symbology
    self.rank = rank
    self.contradictsItself = contradictsItself
  }
}
