/// Where a keyboard-mode scanner puts its keys. Taken from the report descriptor: a boot interface may lie.
///
/// **Units**: byte offsets count from the start of the report, the report id included when there is one.
public struct HIDKeyboardLayout: Sendable, Hashable, BitwiseCopyable {
  /// The report id of key reports, or nil when the device uses none.
  public var reportID: UInt8?
  /// The whole report.
  ///
  /// **Units**: bytes, the report id included.
  public var byteCount: Int
  /// The byte with the eight modifier keys, or nil when there is none.
  public var modifierOffset: Int?
  /// The first byte of the array of pressed keys.
  public var keysOffset: Int
  /// How many keys one report can hold; one is seen in the field (Tera 0581:020c).
  public var keyCount: Int

  @inlinable public init(
    reportID: UInt8?, byteCount: Int, modifierOffset: Int?, keysOffset: Int, keyCount: Int
  ) {
    self.reportID = reportID
    self.byteCount = byteCount
    self.modifierOffset = modifierOffset
    self.keysOffset = keysOffset
    self.keyCount = keyCount
  }

  /// The eight bytes of the boot protocol.
  ///
  /// **Source**: HID 1.11, appendix B.1.
  @inlinable public static var boot: HIDKeyboardLayout {
    .init(reportID: nil, byteCount: 8, modifierOffset: 0, keysOffset: 2, keyCount: 6)
  }
}
