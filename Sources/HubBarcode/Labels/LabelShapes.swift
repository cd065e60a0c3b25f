import HubUnits

/// Which formats a label fits: by its letters first, then by its length.
///
/// **Source**: SCANNERS facts, section 3.3 and 3.5; carriers' public pages named there.
enum LabelShapes {
  static func find(
    _ text: LabelText, _ identifier: SymbologyIdentifier?, into found: inout LabelCandidates
  ) {
    guard text.count >= 7 else { return }
    if text.isAllDigits {
      DigitShapes.find(text, identifier, into: &found)
    } else if text.isPlain {
      LetterShapes.find(text, into: &found)
    } else {
      dashed(text, into: &found)
    }
  }

  /// Numbers with a hyphen inside: air waybills `057-88417302`, the long form of LaserShip's.
  private static func dashed(_ text: LabelText, into found: inout LabelCandidates) {
    if text.count == 18, text.starts(with: "1LS7"), text[16] == 0x2D, text[17] == 0x31 {
      let fits =
        (text[4] == 0x31 || text[4] == 0x32) && text.digits(5..<16) && text[7] == 0x30 && text[8] == 0x31
        && text[9] >= 0x31 && text[9] <= 0x34
      if fits { found.add(.laserShip1LS7Long) }
    }
    guard text.count == 12, text[3] == 0x2D, text.digits(0..<3), text.digits(4..<12) else { return }
    found.add(.airWaybill, check: CheckDigits.modulo7(text, 4..<12), isDistinctive: true)
  }
}
