/// Control with a key: how scanners type control characters (GS is Control with `]`).
enum ControlKey {
  /// The control character, or 0 when the combination writes nothing.
  ///
  /// Letters go by the country setting, the signs by their place on a US keyboard: scanners send GS as usage 30
  /// whatever the layout (vectors `gs_as_ctrl_bracket`).
  static func byte(of usage: UInt8, _ layout: KeyboardLayout) -> UInt8 {
    switch usage {
    case 0x2F: return 0x1B
    case 0x30: return 0x1D
    case 0x31, 0x32: return 0x1C
    case 0x23: return 0x1E
    case 0x2D: return 0x1F
    default:
      let letter = Keymap.byte(usage, .plain, layout) & 0xDF
      // Enter, Tab and keypad Enter are themselves with Control held.
      if usage == 0x28 || usage == 0x2B || usage == 0x58 { return Keymap.byte(usage, .plain, layout) }
      return letter >= 0x41 && letter <= 0x5A ? letter - 0x40 : 0
    }
  }
}
