import HubUnits

/// Formats of digits only, by length.
enum DigitShapes {
  static func find(
    _ text: LabelText, _ identifier: SymbologyIdentifier?, into found: inout LabelCandidates
  ) {
    switch text.count {
    case 8, 13, 14: gtin(text, identifier, into: &found)
    case 10, 11: short(text, into: &found)
    case 12: twelve(text, identifier, into: &found)
    case 15:
      found.add(.dpdTracking, check: CheckDigits.mod37x36(text, 0..<15))
      found.add(.fedExGround15, check: CheckDigits.modulo10(text, 0..<15))
    case 16:
      found.add(.austrianPost16, check: CheckDigits.modulo10(text, 0..<16))
      found.add(.canadaPost, check: CheckDigits.modulo10(text, 0..<16))
      found.add(.cargoPiece, check: CheckDigits.modulo7(text, 3..<11))
    case 18:
      found.add(.sscc, check: CheckDigits.modulo10(text, 0..<18))
      // FedEx takes its check digit over the last sixteen, behind the type of the container.
      if isContainerType(text) { found.add(.fedExGroundSSCC18, check: CheckDigits.modulo10(text, 2..<18)) }
      if text.starts(with: "3232") { found.add(.bpost18, shape: .formatOnly) }
    case 20: twenty(text, identifier, into: &found)
    case 22: twentyTwo(text, into: &found)
    case 24:
      if text.starts(with: "3232") || text.starts(with: "3299") { found.add(.bpost24, shape: .formatOnly) }
      found.add(.inPost24, shape: .formatOnly)
    case 26, 28, 30, 34: long(text, into: &found)
    case 32:
      postal(text, into: &found)
      if text[0] == 0x33 { found.add(.fedExASTRA32, check: CheckDigits.fedEx(text, 16..<28, (3, 1, 7))) }
    default: break
    }
  }

  private static func gtin(
    _ text: LabelText, _ identifier: SymbologyIdentifier?, into found: inout LabelCandidates
  ) {
    if text.count == 14 {
      found.add(.leitcode, check: CheckDigits.deutschePost(text, 0..<14))
      found.add(.dhlECommerce14)
    }
    let isCertain = identifier?.isBareGTIN ?? false
    found.add(.gtin, check: CheckDigits.modulo10(text, 0..<text.count), isDistinctive: isCertain)
  }

  private static func short(_ text: LabelText, into found: inout LabelCandidates) {
    found.add(.dhlExpress, check: CheckDigits.modulo7(text, 0..<text.count))
    guard text.count == 11 else { return }
    found.add(.airWaybill, check: CheckDigits.modulo7(text, 3..<11))
    if text.starts(with: "777") || text.starts(with: "778") || text.starts(with: "072")
      || text.starts(with: "780")
    {
      found.add(.oldDominion, check: CheckDigits.luhn(text, 0..<11))
    }
    if text.starts(with: "80") { found.add(.oldDominionGuaranteed, check: CheckDigits.luhn(text, 0..<11)) }
  }

  private static func twelve(
    _ text: LabelText, _ identifier: SymbologyIdentifier?, into found: inout LabelCandidates
  ) {
    found.add(.gls, check: CheckDigits.gls(text, 0..<12))
    found.add(.identcode, check: CheckDigits.deutschePost(text, 0..<12))
    found.add(.fedEx12, check: CheckDigits.fedEx(text, 0..<12, (3, 1, 7)))
    if text[0] <= 0x35 { found.add(.purolator12, check: CheckDigits.luhn(text, 0..<12)) }
    gtin(text, identifier, into: &found)
  }

  private static func twenty(
    _ text: LabelText, _ identifier: SymbologyIdentifier?, into found: inout LabelCandidates
  ) {
    let isRight = CheckDigits.modulo10(text, 0..<20)
    if text.starts(with: "00") {
      // AI 00 in front of an SSCC. A symbol that says it is no GS1 symbol may hold anything.
      let isCertain = identifier?.isGS1 ?? true
      found.add(.sscc, check: isRight, isDistinctive: isCertain)
    }
    found.add(.usps20, check: isRight)
    if !text.starts(with: "00") { found.add(.uspsLegacy, check: USPSDigits.isLegacyRight(text, 0..<20)) }
  }

  /// Case, pallet, larger than a pallet, FedEx's own.
  private static func isContainerType(_ text: LabelText) -> Bool {
    text[0] == 0x30 && (text[1] <= 0x32 || text[1] == 0x34)
  }

  private static func twentyTwo(_ text: LabelText, into found: inout LabelCandidates) {
    found.add(.austrianPost22, check: CheckDigits.modulo10(text, 0..<22))
    if text.starts(with: "96") { found.add(.fedExGround96, check: CheckDigits.modulo10(text, 7..<22)) }
    postal(text, into: &found)
  }

  private static func long(_ text: LabelText, into found: inout LabelCandidates) {
    postal(text, into: &found)
    if text.count == 30, text.starts(with: "010"), text.digits(16..<18), text[16] == 0x32, text[17] == 0x31 {
      found.add(.bpostRegistered, check: CheckDigits.modulo10(text, 2..<16))
    }
    guard text.count == 34 else { return }
    if text.starts(with: "96") { found.add(.fedExGSN, check: CheckDigits.fedEx(text, 20..<34, (1, 7, 3))) }
    if text[0] <= 0x38 { found.add(.fedEx34, check: CheckDigits.fedEx(text, 20..<34, (1, 7, 3))) }
  }

  private static func postal(_ text: LabelText, into found: inout LabelCandidates) {
    guard let number = USPSDigits(text) else { return }
    found.add(number.format, check: number.isRight(text))
  }
}
