extension Barcode {
  /// Whether it begins as an operator's card does, whole or damaged: such a code is never a parcel's.
  ///
  /// A card begins with `HUB-`. A scanner that speaks another layout than it is read in changes the hyphen, a pressed
  /// Caps Lock the letters; so `HUB` in either case and then anything but a letter, a digit or a blank will do. No
  /// format of a parcel's label has such a beginning. A symbology identifier that was not taken off is passed over.
  ///
  /// **Source**: decision record 0016.
  @inlinable public var beginsLikeCard: Bool {
    let start = count >= 3 && self[0] == 0x5D ? 3 : 0
    guard count > start + 3 else { return false }
    guard self[start] | 0x20 == 0x68, self[start + 1] | 0x20 == 0x75, self[start + 2] | 0x20 == 0x62 else {
      return false
    }
    switch self[start + 3] {
    case 0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return false
    default: return true
    }
  }
}
