import HubUnits

extension HIDKeyboardLayout {
  /// The layout a report descriptor describes: the first input report with an array of keys.
  ///
  /// **Errors**: `keyboardWithoutKeys` (bitmaps of keys included), `unalignedFields`.
  public init(_ descriptor: HIDReportDescriptor) throws(UnsupportedScanner) {
    var keys: HIDField?
    for i in descriptor.fields.indices {
      let field = descriptor.fields[i]
      guard field.direction == .input, field.usagePage == UsagePage.keyboard, field.isArray,
        !field.isConstant
      else { continue }
      keys = field
      break
    }
    guard let keys, let size = descriptor.byteCount(of: .input, reportID: keys.reportID) else {
      throw .keyboardWithoutKeys
    }
    guard keys.bitSize == 8, keys.bitOffset % 8 == 0 else { throw .unalignedFields }
    var modifierOffset: Int?
    for i in descriptor.fields.indices {
      let field = descriptor.fields[i]
      // E0 is left Control, the first of the eight modifier keys.
      guard field.direction == .input, field.reportID == keys.reportID,
        field.usagePage == UsagePage.keyboard, !field.isArray, field.usage == 0xE0, field.bitSize == 1
      else { continue }
      guard field.bitOffset % 8 == 0 else { throw .unalignedFields }
      modifierOffset = field.bitOffset / 8
      break
    }
    self.init(
      reportID: keys.reportID == 0 ? nil : keys.reportID, byteCount: size, modifierOffset: modifierOffset,
      keysOffset: keys.bitOffset / 8, keyCount: keys.count)
  }
}
