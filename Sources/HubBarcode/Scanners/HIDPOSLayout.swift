/// Where a HID POS scanner puts what it read, and where it listens. Always taken from the report descriptor.
///
/// **Units**: byte offsets count from the start of the report, the report id included when there is one.
/// **Source**: HID Point of Sale Usage Tables 1.02, page 0x8C.
public struct HIDPOSLayout: Sendable, Hashable, BitwiseCopyable {
  /// The report id of scanned data, or nil when the device uses none.
  public var reportID: UInt8?
  /// The whole report.
  ///
  /// **Units**: bytes, the report id included.
  public var byteCount: Int
  /// Where the number of data bytes is (page 01 usage 3B).
  public var lengthOffset: Int
  /// 1 or 2 bytes.
  public var lengthSize: Int
  /// Where the three bytes of the AIM identifier are (usages FB FC FD), or nil when the layout has none (Newland).
  public var symbologyIdentifierOffset: Int?
  /// Where the label's bytes are (usage FE).
  public var dataOffset: Int
  /// How many bytes of a label one report holds.
  public var dataSize: Int
  /// The bit "decode data continued" (usage FF) counted from the report's first bit, or nil when there is none.
  public var continuedBit: Int?
  /// What the host may switch, or nil when the device listens to nothing.
  public var output: HIDPOSOutput?

  @inlinable public init(
    reportID: UInt8?, byteCount: Int, lengthOffset: Int, lengthSize: Int, symbologyIdentifierOffset: Int?,
    dataOffset: Int, dataSize: Int, continuedBit: Int?, output: HIDPOSOutput? = nil
  ) {
    self.reportID = reportID
    self.byteCount = byteCount
    self.lengthOffset = lengthOffset
    self.lengthSize = lengthSize
    self.symbologyIdentifierOffset = symbologyIdentifierOffset
    self.dataOffset = dataOffset
    self.dataSize = dataSize
    self.continuedBit = continuedBit
    self.output = output
  }
}
