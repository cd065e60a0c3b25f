/// The eight modifier keys of a keyboard report.
///
/// **Source**: HID 1.11, section 8.3: from bit 0 left Control, Shift, Alt, GUI, then the right ones.
struct KeyModifiers: Sendable, BitwiseCopyable {
  var rawValue: UInt8 = 0

  var hasControl: Bool { rawValue & 0x11 != 0 }
  var hasShift: Bool { rawValue & 0x22 != 0 }
  var hasLeftAlt: Bool { rawValue & 0x04 != 0 }
  /// Right Alt; Control with left Alt is the same on European keyboards.
  var hasAltGr: Bool { rawValue & 0x40 != 0 || (hasControl && hasLeftAlt) }
  /// A GUI key: commands, never text.
  var hasCommand: Bool { rawValue & 0x88 != 0 }

  func column(isCapsLocked: Bool) -> Keymap.Column {
    switch (hasAltGr, hasShift, isCapsLocked) {
    case (true, false, _): .altGr
    case (true, true, _): .shiftAltGr
    case (false, false, false): .plain
    case (false, true, false): .shift
    case (false, false, true): .capsLock
    case (false, true, true): .capsLockShift
    }
  }
}
