import HubUnits

extension HIDPOSLayout {
  /// The layout a report descriptor describes.
  ///
  /// **Errors**: `incompleteHIDPOS` without count or data in one input report, `unalignedFields`.
  public init(_ descriptor: HIDReportDescriptor) throws(UnsupportedScanner) {
    guard let data = descriptor.scannerField(usage: 0xFE, .input, reportID: nil),
      let length = descriptor.byteCountField(reportID: data.reportID),
      let size = descriptor.byteCount(of: .input, reportID: data.reportID)
    else { throw .incompleteHIDPOS }
    guard data.bitSize == 8, data.bitOffset % 8 == 0, length.bitOffset % 8 == 0,
      length.bitSize == 8 || length.bitSize == 16
    else { throw .unalignedFields }
    self.init(
      reportID: data.reportID == 0 ? nil : data.reportID, byteCount: size, lengthOffset: length.bitOffset / 8,
      lengthSize: length.bitSize / 8,
      symbologyIdentifierOffset: descriptor.symbologyIdentifierOffset(reportID: data.reportID),
      dataOffset: data.bitOffset / 8, dataSize: data.count,
      continuedBit: descriptor.scannerField(usage: 0xFF, .input, reportID: data.reportID)?.bitOffset,
      output: HIDPOSOutput(descriptor))
  }
}

extension HIDPOSOutput {
  /// The output report of a descriptor with the first bit we know, or nil when there is none.
  ///
  /// The first field with a usage is it: padding bits of real descriptors repeat the last usage.
  init?(_ descriptor: HIDReportDescriptor) {
    for i in descriptor.fields.indices {
      let found = descriptor.fields[i]
      guard found.direction == .output, found.usagePage == UsagePage.barCodeScanner, found.usage <= 0xFF,
        Action(rawValue: UInt8(found.usage)) != nil,
        let size = descriptor.byteCount(of: .output, reportID: found.reportID)
      else { continue }
      self.init(reportID: found.reportID == 0 ? nil : found.reportID, byteCount: size)
      preventReadBit = descriptor.bit(of: .preventRead, reportID: found.reportID)
      initiateReadBit = descriptor.bit(of: .initiateRead, reportID: found.reportID)
      goodReadLampBit = descriptor.bit(of: .goodReadLamp, reportID: found.reportID)
      errorBeepBit = descriptor.bit(of: .errorBeep, reportID: found.reportID)
      goodReadBeepBit = descriptor.bit(of: .goodReadBeep, reportID: found.reportID)
      notOnFileBeepBit = descriptor.bit(of: .notOnFileBeep, reportID: found.reportID)
      return
    }
    return nil
  }
}

extension HIDReportDescriptor {
  /// The first field of page 0x8C that starts with a usage.
  func scannerField(usage: UInt16, _ direction: HIDField.Direction, reportID: UInt8?) -> HIDField? {
    for i in fields.indices {
      let field = fields[i]
      guard field.usagePage == UsagePage.barCodeScanner, field.usage == usage, field.direction == direction,
        reportID == nil || field.reportID == reportID
      else { continue }
      return field
    }
    return nil
  }

  func bit(of action: HIDPOSOutput.Action, reportID: UInt8) -> Int? {
    scannerField(usage: UInt16(action.rawValue), .output, reportID: reportID)?.bitOffset
  }

  /// Byte count is usage 3B of the generic desktop page.
  func byteCountField(reportID: UInt8) -> HIDField? {
    for i in fields.indices {
      let field = fields[i]
      guard field.usagePage == UsagePage.genericDesktop, field.usage == 0x3B, field.direction == .input,
        field.reportID == reportID, field.count == 1
      else { continue }
      return field
    }
    return nil
  }

  /// Three bytes in a row with the usages FB, FC and FD; nil when the report has none.
  func symbologyIdentifierOffset(reportID: UInt8) -> Int? {
    guard let first = scannerField(usage: 0xFB, .input, reportID: reportID), first.bitSize == 8,
      first.bitOffset % 8 == 0
    else { return nil }
    if first.usageMaximum >= 0xFD, first.count == 3 { return first.bitOffset / 8 }
    guard let second = scannerField(usage: 0xFC, .input, reportID: reportID),
      let third = scannerField(usage: 0xFD, .input, reportID: reportID),
      second.bitOffset == first.bitOffset + 8, third.bitOffset == first.bitOffset + 16
    else { return nil }
    return first.bitOffset / 8
  }
}
