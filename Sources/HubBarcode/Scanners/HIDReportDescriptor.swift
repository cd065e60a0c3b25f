public import HubUnits

/// A HID report descriptor, read: the fields of all reports and their sizes.
///
/// **Shape**: at most `fieldLimit` fields and `reportLimit` reports, inline.
/// **Errors**: `UnsupportedScanner`; whatever the bytes are, reading ends and never goes past them.
/// **Source**: HID 1.11, section 6.2.2.
public struct HIDReportDescriptor: Sendable {
  /// The most fields we keep.
  ///
  /// **Source**: the largest descriptor of the fixtures has 25; composite keyboards with a consumer page reach 60.
  public static let fieldLimit = 128
  /// The most report ids we keep, each direction counted.
  public static let reportLimit = 32
  /// The largest report that can be true.
  ///
  /// **Units**: bits; 4,096 bytes is 64 full-speed packets.
  static let reportBitLimit = 4096 * 8

  /// The fields in the order of the descriptor, padding included.
  public internal(set) var fields = BoundedList<128, HIDField>(
    filler: HIDField(
      direction: .input, reportID: 0, bitOffset: 0, bitSize: 0, count: 0, usagePage: 0, usage: 0,
      usageMaximum: 0, isArray: false, isConstant: true))
  /// The page and usage of the first application collection; 0 when there is none.
  public internal(set) var applicationPage: UInt16 = 0
  public internal(set) var applicationUsage: UInt16 = 0
  var reports = BoundedList<32, ReportExtent>(
    filler: ReportExtent(direction: .input, reportID: 0, bits: 0))

  /// How far the fields of one report reach.
  struct ReportExtent: Sendable, BitwiseCopyable {
    var direction: HIDField.Direction
    var reportID: UInt8
    var bits: Int
  }

  /// Whether reports start with their id.
  public var usesReportIDs: Bool {
    for i in reports.indices where reports[i].reportID != 0 { return true }
    return false
  }

  /// The size of a report, its id included, or nil when the descriptor has no such report.
  ///
  /// **Units**: bytes.
  public func byteCount(of direction: HIDField.Direction, reportID: UInt8) -> Int? {
    for i in reports.indices where reports[i].direction == direction && reports[i].reportID == reportID {
      return (reports[i].bits + 7) / 8
    }
    return nil
  }

  init() {}

  /// Reads a report descriptor as the device sent it.
  public init(_ bytes: Span<UInt8>) throws(UnsupportedScanner) {
    self.init()
    guard bytes.count > 0 else { throw .noReportDescriptor }
    var reader = HIDItemReader()
    try reader.read(bytes, into: &self)
  }

  /// The bit where the next field of a report goes; makes room for it.
  mutating func reserve(_ bits: Int, direction: HIDField.Direction, reportID: UInt8)
    throws(UnsupportedScanner) -> Int
  {
    for i in reports.indices where reports[i].direction == direction && reports[i].reportID == reportID {
      let start = reports[i].bits
      guard start + bits <= Self.reportBitLimit else { throw .descriptorTooLarge }
      reports[i].bits = start + bits
      return start
    }
    // A report id takes the first byte of its report.
    let start = reportID == 0 ? 0 : 8
    guard start + bits <= Self.reportBitLimit else { throw .descriptorTooLarge }
    let extent = ReportExtent(direction: direction, reportID: reportID, bits: start + bits)
    guard reports.append(extent) else { throw .descriptorTooLarge }
    return start
  }
}
