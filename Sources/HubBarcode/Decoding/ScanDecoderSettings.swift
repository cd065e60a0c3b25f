public import HubUnits

/// What the configuration says about one scanner and its descriptors cannot.
public struct ScanDecoderSettings: Sendable, BitwiseCopyable {
  /// The scanner's country setting. Keyboard mode only.
  public var keyboardLayout: KeyboardLayout = .us
  /// How a label ends. HID POS reports carry a length: there it names a suffix to take off (`automatic` and
  /// `silence`: none).
  public var terminator: ScanTerminator = .automatic
  /// How long nothing may come before a label is over (or, with another terminator, is a dropped fragment).
  ///
  /// **Source**: 50 ms is what point-of-sale hosts use between keys (odoo pull request 7540); doubled, because a
  /// label cut in two is worse than one told 50 ms later.
  public var silence: Nanoseconds = .milliseconds(100)
  /// Bytes the scanner puts before each label, taken off; a label without them is a fault.
  public var prefix: BoundedList<8, UInt8> = .init(filler: 0)
  /// Whether the scanner puts the AIM symbology identifier before the data on a stream. Off: `]C1` is data.
  public var hasSymbologyPrefix = false
  /// Whose letters the scanner puts before the data instead; nil: none.
  public var codeIDs: ScannerCodeIDs?
  /// This scanner's own no-read text, beside the usual ones; empty: none.
  public var noReadText: Barcode = .init()

  @inlinable public init() {}
}
