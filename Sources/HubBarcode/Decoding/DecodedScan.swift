public import HubUnits

/// One thing a scanner sent, put together from its reports or packets.
///
/// **Shape**: fixed size, no heap. Labels up to `Barcode.capacity` bytes are inside as `barcode`; the bytes of a
/// longer one stay in the decoder until it is fed again (`ScanDecoder.deliver(_:to:)`).
public struct DecodedScan: Sendable, BitwiseCopyable {
  /// A label, a device's answer or a no-read text.
  public let kind: ReadKind
  /// How long the whole label is.
  ///
  /// **Units**: bytes, without symbology identifier and terminator.
  public let byteCount: Int
  /// The label when it can be a parcel's key, else nil: it is longer than `Barcode.capacity` (never cut).
  public let barcode: Barcode?
  /// What the scanner said about the symbol, or nil when it said nothing.
  public let symbologyIdentifier: SymbologyIdentifier?
  /// When the first report or packet of it arrived.
  public let firstByteAt: MonotonicInstant
  /// When its last report, its terminator or the silence that ended it arrived.
  public let completedAt: MonotonicInstant
  /// Bytes may be missing or wrong: keys were lost (roll-over) or had no byte in the layout. Decide by a second
  /// read or an operator, never by this one alone.
  public let isDoubtful: Bool
  /// Where the bytes start in the decoder's store.
  let storeOffset: Int
}
