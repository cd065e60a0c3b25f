public import HubUnits

/// The output report by which a host steers a HID POS scanner: beeps, lamp, trigger.
///
/// The bits differ between makers (a real descriptor has the good-read beep at bit 3, a manual at bit 6), so they
/// come from the descriptor.
public struct HIDPOSOutput: Sendable, Hashable, BitwiseCopyable {
  /// What a host may ask for. Raw values are usages of page 0x8C.
  public enum Action: UInt8, Sendable, Hashable, BitwiseCopyable {
    case preventRead = 0x5F
    case initiateRead = 0x60
    case goodReadLamp = 0x7D
    case errorBeep = 0x85
    case goodReadBeep = 0x86
    case notOnFileBeep = 0x87
  }

  /// The longest output report we send.
  ///
  /// **Source**: the largest packet of a full-speed interrupt endpoint, USB 2.0 section 5.7.3.
  public static let longestReport = 64

  /// The report id, or nil when the device uses none.
  public var reportID: UInt8?
  /// **Units**: bytes, the report id included.
  public var byteCount: Int
  /// Bits counted from the report's first bit, the report id included; nil: this device has no such bit.
  public var preventReadBit: Int?
  public var initiateReadBit: Int?
  public var goodReadLampBit: Int?
  public var errorBeepBit: Int?
  public var goodReadBeepBit: Int?
  public var notOnFileBeepBit: Int?

  @inlinable public init(reportID: UInt8?, byteCount: Int) {
    self.reportID = reportID
    self.byteCount = byteCount
  }

  /// The bit of an action, or nil when this device has none.
  public func bit(of action: Action) -> Int? {
    switch action {
    case .preventRead: preventReadBit
    case .initiateRead: initiateReadBit
    case .goodReadLamp: goodReadLampBit
    case .errorBeep: errorBeepBit
    case .goodReadBeep: goodReadBeepBit
    case .notOnFileBeep: notOnFileBeepBit
    }
  }

  /// The bytes to send for an action, the report id first; `held` stays switched beside it.
  ///
  /// - Returns: nil when the device has no bit for the action.
  public func report(for action: Action, holding held: Action? = nil) -> BoundedList<64, UInt8>? {
    guard let bit = bit(of: action), byteCount > 0, byteCount <= Self.longestReport else { return nil }
    var bytes = BoundedList<64, UInt8>(filler: 0)
    for _ in 0..<byteCount { bytes.append(0) }
    if let reportID { bytes[0] = reportID }
    bytes[bit / 8] |= 1 << UInt8(bit % 8)
    if let held, let heldBit = self.bit(of: held) { bytes[heldBit / 8] |= 1 << UInt8(heldBit % 8) }
    return bytes
  }

  /// The bytes that switch everything off.
  public func idleReport() -> BoundedList<64, UInt8>? {
    guard byteCount > 0, byteCount <= Self.longestReport else { return nil }
    var bytes = BoundedList<64, UInt8>(filler: 0)
    for _ in 0..<byteCount { bytes.append(0) }
    if let reportID { bytes[0] = reportID }
    return bytes
  }
}

#if !hasFeature(Embedded)
  extension HIDPOSOutput.Action: CaseIterable {}
#endif
