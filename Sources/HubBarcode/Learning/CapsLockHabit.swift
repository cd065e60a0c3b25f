#if !hasFeature(Embedded)
  import HubUnits

  /// What a keyboard-mode scanner believes of Caps Lock.
  public enum CapsLockHabit: Int, CaseIterable, Sendable, Hashable {
    /// That it is off, or it switches it on and off itself: what hubd reads.
    case off = 0
    /// That it is on: capitals and small letters come exchanged.
    case on
    /// That it turns the digit row, too, as Windows does with Belgian and French keyboards.
    case shiftLock

    /// What the scanner would have sent to somebody who sees Caps Lock as hubd does.
    func straightened(_ transfers: [SentReport], _ layout: HIDKeyboardLayout) -> [SentReport] {
      switch self {
      case .off: transfers
      case .on: Self.pressedCapsLock(layout, before: transfers) + transfers
      case .shiftLock: Self.shifted(transfers, layout)
      }
    }

    /// Caps Lock. **Source**: HID usage tables, page 07.
    private static let capsLockUsage: UInt8 = 0x39
    /// Left and right Shift. **Source**: HID 1.11, section 8.3.
    private static let shiftBits: UInt8 = 0x22
    private static let leftShift: UInt8 = 0x02

    private static func pressedCapsLock(
      _ layout: HIDKeyboardLayout, before transfers: [SentReport]
    ) -> [SentReport] {
      guard let first = transfers.first else { return [] }
      var report = [UInt8](repeating: 0, count: layout.byteCount)
      if let id = layout.reportID { report[0] = id }
      let released = report
      report[layout.keysOffset] = capsLockUsage
      return [SentReport(at: first.at, bytes: report), SentReport(at: first.at, bytes: released)]
    }

    /// The same keys with Shift instead of a Caps Lock that acts as Shift.
    private static func shifted(_ transfers: [SentReport], _ layout: HIDKeyboardLayout) -> [SentReport] {
      guard let modifiers = layout.modifierOffset else { return transfers }
      let keys = layout.keysOffset..<(layout.keysOffset + layout.keyCount)
      func isPressed(_ report: [UInt8]) -> Bool { report[keys].contains(capsLockUsage) }
      let whole = transfers.filter { $0.bytes.count == layout.byteCount }
      // A scanner that never presses it believes that the host's is on.
      var isLocked = !whole.contains { isPressed($0.bytes) }
      var wasPressed = false
      return whole.map { report in
        var bytes = report.bytes
        if isPressed(bytes), !wasPressed { isLocked.toggle() }
        wasPressed = isPressed(bytes)
        for key in keys where bytes[key] == capsLockUsage { bytes[key] = 0 }
        guard isLocked, bytes[keys].contains(where: { $0 != 0 }) else {
          return SentReport(at: report.at, bytes: bytes)
        }
        if bytes[modifiers] & shiftBits != 0 {
          bytes[modifiers] &= ~shiftBits
        } else {
          bytes[modifiers] |= leftShift
        }
        return SentReport(at: report.at, bytes: bytes)
      }
    }
  }
#endif
