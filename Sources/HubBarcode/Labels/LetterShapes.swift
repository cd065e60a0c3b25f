import HubUnits

/// Formats with letters, by their first characters.
enum LetterShapes {
  static func find(_ text: LabelText, into found: inout LabelCandidates) {
    if text[0] == 0x25 { return dpd(text, into: &found) }
    guard text.alphanumeric(0..<text.count) else { return }
    s10(text, into: &found)
    carriers(text, into: &found)
    plates(text, into: &found)
    northAmerica(text, into: &found)
    customs(text, into: &found)
  }

  /// `%`, 7 characters of postcode, 14 of parcel number, 3 of service, 3 of country.
  private static func dpd(_ text: LabelText, into found: inout LabelCandidates) {
    guard text.count == 28, text.alphanumeric(1..<28), text.digits(8..<28) else { return }
    found.add(.dpdParcelLabel)
  }

  private static func s10(_ text: LabelText, into found: inout LabelCandidates) {
    guard text.count == 13, text.letters(0..<2), text.digits(2..<11), text.letters(11..<13) else { return }
    guard Countries.contains(text[11], text[12]) else { return found.add(.s10, shape: .impossible) }
    found.add(.s10, check: CheckDigits.s10(text, from: 2))
  }

  private static func carriers(_ text: LabelText, into found: inout LabelCandidates) {
    let count = text.count
    if count == 18, text.starts(with: "1Z"), text.isDigit(17) {
      found.add(.ups1Z, check: CheckDigits.alternating(text, 2..<18, weight: 2))
    }
    if count == 15, text.digits(0..<14), text.isLetter(14) {
      // 14 digits and a letter fit nothing else.
      found.add(.dpdTracking, check: CheckDigits.mod37x36(text, 0..<15), isDistinctive: true)
    }
    if count == 28, text.digits(0..<27) {
      found.add(.dpd28, check: CheckDigits.mod37x36(text, 0..<28))
    }
    if count == 13 || count == 15, text.starts(with: "3S") { found.add(.postNL3S) }
    if count == 15, text.starts(with: "TB"), text[2] == 0x41 || text[2] == 0x43 || text[2] == 0x4D,
      text.digits(3..<15)
    {
      found.add(.amazonTBA)
    }
    if count == 16, text.starts(with: "LP"), text.digits(2..<16) { found.add(.cainiao) }
    if count == 18, text.starts(with: "YT"), text.digits(2..<18) { found.add(.yunExpress) }
    if count == 13, text.starts(with: "LTN"), text.digits(3..<11), text[11] == 0x4E, text[12] == 0x31 {
      found.add(.landmark)
    }
    if count == 8 || text.count > 11 { vague(text, into: &found) }
    if count == 18, text.starts(with: "GFUS"), text.digits(4..<18) { found.add(.gofo) }
  }

  /// Formats that fit much else too.
  private static func vague(_ text: LabelText, into found: inout LabelCandidates) {
    if text.count == 8, text.digitCount > 0, text.digitCount < 8 { return found.add(.glsTrackID) }
    // Two letters of DHL eCommerce, then 10 to 39 letters and digits, a digit first.
    let starts: StaticString = "GMLXRXUVCNSGTHINHKMY"
    guard text.count >= 12, text.count <= 41, text.isDigit(2) else { return }
    for i in 0..<10 where text[0] == starts.byte(at: i * 2) && text[1] == starts.byte(at: i * 2 + 1) {
      return found.add(.dhlECommerce)
    }
  }

  /// ISO 15459 licence plates: J, then the agency's letters, then digits.
  private static func plates(_ text: LabelText, into found: inout LabelCandidates) {
    guard text[0] == 0x4A else { return }
    let count = text.count
    if text.starts(with: "JJBEA") {
      if count == 27, text.digits(5..<27) { found.add(.bpostPlate, shape: .formatOnly) }
      return
    }
    if count == 18, text.starts(with: "JD"), text.digits(2..<18) { found.add(.yodel) }
    if count == 19, text.starts(with: "JJD"), text.digits(3..<19) { found.add(.yodel) }
    // DHL: JJD, JVGL and other J-letters; 9 digits at least, as its piece numbers have.
    var letters = 1
    while letters < count, text.isLetter(letters) { letters += 1 }
    if letters >= 3, letters <= 4, count - letters >= 9, text.digits(letters..<count) { found.add(.dhlPiece) }
  }

  private static func northAmerica(_ text: LabelText, into found: inout LabelCandidates) {
    let count = text.count
    if count == 11, text.digits(1..<11) {
      switch text[0] {
      case 0x41, 0x43, 0x46: found.add(.amazonInternational)  // A C F
      default: break
      }
      switch text[0] {
      case 0x41, 0x48, 0x4A, 0x4B, 0x54, 0x56:  // A H J K T V
        found.add(.upsWaybill, check: CheckDigits.alternating(text, 1..<11, weight: 2))
      default: break
      }
    }
    if count == 15, text.digits(1..<15) {
      // The letter stands for a digit that the check takes in, unless the number starts with it.
      if text[0] == 0x43 { found.add(.onTracC, check: onTrac(text, 4)) }
      if text[0] == 0x44 { found.add(.onTracD, check: onTrac(text, 5)) }
    }
    if count == 20, text.starts(with: "SP"), text.digits(2..<20) { found.add(.speeDee) }
    if count == 22, text.digits(1..<22) {
      switch text[0] {
      case 0x43, 0x44, 0x4B, 0x4C, 0x53, 0x55, 0x58, 0x5A: found.add(.canpar)  // C D K L S U X Z
      default: break
      }
    }
    if count == 12, text.letters(0..<3), text.digits(3..<12) { found.add(.purolatorAlpha) }
    if count == 10, text[0] == 0x4C, text[2] >= 0x31, text[2] <= 0x33, text.digits(3..<10) {
      switch text[1] {
      case 0x41, 0x49, 0x45, 0x48, 0x4E, 0x58: found.add(.laserShipLX)  // A I E H N X
      default: break
      }
    }
    if count == 15, text.starts(with: "1LSCX") { found.add(.laserShip1LSCX) }
    if count == 15, text.starts(with: "1LS7"), text.digits(4..<15), text[4] == 0x31 || text[4] == 0x32 {
      found.add(.laserShip1LS7)
    }
  }

  private static func onTrac(_ text: LabelText, _ digit: Int) -> Bool {
    CheckDigits.alternating(text, 1..<15, weight: 2, prepending: text.digit(1) == digit ? nil : digit)
  }

  private static func customs(_ text: LabelText, into found: inout LabelCandidates) {
    let count = text.count
    if count == 18, text.digits(0..<2), text.letters(2..<4), text.alphanumeric(4..<17), text.isDigit(17),
      Countries.contains(text[2], text[3]) || text.isNorthernIreland(at: 2)
    {
      // Great Britain and Northern Ireland have numbers that break the rule: warn, never refuse.
      let isExempt = text.isGreatBritain(at: 2) || text.isNorthernIreland(at: 2)
      found.add(
        .movementReference, check: CheckDigits.movementReference(text), isDistinctive: !isExempt)
    }
    if count == 12, text.starts(with: "IM"), text.digits(2..<12), isMemberState(text.number(2..<5)) {
      found.add(.ioss, shape: .formatOnly)
    }
    if count >= 3, count <= 17, Countries.issuesCustomsNumbers(text[0], text[1]),
      text.starts(with: "IM") == false
    {
      found.add(.eori, shape: .formatOnly)
    }
    // A type code of three characters that ends with a letter (AKE, P1P), 4 or 5 digits, owner of 2 or 3 characters.
    if count >= 9, count <= 11, text.letters(0..<1), text.isLetter(2) {
      let digits = text.digits(3..<8) ? 5 : text.digits(3..<7) ? 4 : 0
      let owner = count - 3 - digits
      if digits > 0, owner == 2 || owner == 3, !text.digits((3 + digits)..<count) {
        found.add(.unitLoadDevice, shape: .formatOnly)
      }
    }
  }

  /// ISO numbers of the member states that issue import one-stop-shop numbers; 900 is Northern Ireland.
  private static func isMemberState(_ number: Int) -> Bool {
    if number == 900 { return true }
    guard let (first, second) = Countries.letters(ofNumber: number) else { return false }
    return Countries.issuesCustomsNumbers(first, second)
  }
}

extension LabelText {
  fileprivate func isGreatBritain(at index: Int) -> Bool { self[index] == 0x47 && self[index + 1] == 0x42 }
  fileprivate func isNorthernIreland(at index: Int) -> Bool { self[index] == 0x58 && self[index + 1] == 0x49 }
}
