import HubUnits

// Which number of a label is the parcel's key, when the sort plan says so.
//
//     label ──▶ its numbers: candidates, GS1 elements, fields of an envelope
//               rule 1 ── fits a number? ──▶ it is the key (two different ones: the label contradicts itself)
//               rule 2 ── "never" ─────────▶ that number is struck out for all that follows
//               …
//               no rule fits ─────────────▶ a number that a rule names and whose check digit is wrong: failed
//                                           else the built-in key, unless it is struck out
//
// **Source**: decision record 0017.
extension LabelReading {
  /// Verdict and key of this label, whose bytes these are, by the plan's rules.
  func judgement(_ bytes: Span<UInt8>, by rules: borrowing KeyRules) -> LabelJudgement {
    guard !rules.isEmpty else { return LabelJudgement(key: parcelKey(bytes), checkDigitVerdict) }
    let letter = symbologyIdentifier?.code ?? 0
    var search = KeySearch()
    for i in rules.indices where rules[i].admits(symbology: letter) {
      let rule = rules[i]
      if rule.looksInside {
        look(inside: bytes, by: rule, &search)
        guard let key = search.found else { continue }
        return LabelJudgement(
          key: key, search.isVerified ? .verified : .none, rank: rule.rank,
          contradictsItself: search.contradicts)
      }
      guard rule.admits(bytes) else { continue }
      if let failed = failure(bytes, by: rules, letter) { return failed }
      if rule.use == .never { return .neverKey }
      if let key = wholeKey(bytes, search) {
        return LabelJudgement(key: key, checkDigitVerdict, rank: rule.rank)
      }
    }
    if let failed = failure(bytes, by: rules, letter) { return failed }
    if let key = wholeKey(bytes, search) { return LabelJudgement(key: key, checkDigitVerdict) }
    return search.hasStruck ? .neverKey : LabelJudgement(key: nil, checkDigitVerdict)
  }

  /// The built-in key, unless the plan struck it out or it is the label as it is with something struck out inside.
  private func wholeKey(_ bytes: Span<UInt8>, _ search: KeySearch) -> Barcode? {
    guard let key = parcelKey(bytes), !search.isStruck(key) else { return nil }
    return search.hasStruck && key.isWhole(bytes) ? nil : key
  }

  /// Offers each number of the label that a rule admits.
  private func look(inside bytes: Span<UInt8>, by rule: KeyRule, _ search: inout KeySearch) {
    if !rule.formats.isEmpty {
      for i in candidates.list.indices {
        let candidate = candidates.list[i]
        let isVerified = candidate.strength == .checkDigit
        guard rule.formats.contains(candidate.format), candidate.fits, isVerified || !rule.needsCheckDigit,
          let key = key(of: candidate, bytes), rule.admits(key)
        else { continue }
        search.take(key, isVerified: isVerified, for: rule)
      }
    }
    guard !rule.identifiers.isEmpty else { return }
    for i in elements.elements.indices {
      let element = elements.elements[i]
      guard rule.names(FieldIdentifier(application: element.number, digitCount: element.digitCount)),
        isBelievable(element), element.hasVerifiedCheckDigit || !rule.needsCheckDigit,
        let key = key(of: element.valueOffset..<(element.valueOffset + element.valueCount), bytes),
        rule.admits(key)
      else { continue }
      search.take(key, isVerified: element.hasVerifiedCheckDigit, for: rule)
    }
    guard let envelope, envelope.format == 6, !rule.needsCheckDigit else { return }
    for i in envelope.fields.indices {
      guard let value = envelope.value(bytes, envelope.fields[i], of: rule), let key = key(of: value, bytes),
        rule.admits(key)
      else { continue }
      search.take(key, isVerified: false, for: rule)
    }
  }

  /// Whether an element is what it seems to be, also when a later one could not be read.
  private func isBelievable(_ element: GS1Element) -> Bool {
    if gs1Certainty == .no { return elements.isValid && element.hasVerifiedCheckDigit }
    if element.hasVerifiedCheckDigit { return true }
    return elements.isValid && !elements.warnings.contains(.swallowedSeparator)
  }

  /// The verdict on a label with a number that some rule wants and whose check digit is wrong.
  ///
  /// Bare digits prove no format, and so a wrong digit is only another format that does not fit; but a plan that names
  /// a format says that its parcels carry it.
  private func failure(_ bytes: Span<UInt8>, by rules: borrowing KeyRules, _ letter: UInt8) -> LabelJudgement?
  {
    guard !mayBeOtherNumber, let key = parcelKey(bytes) else { return nil }
    for i in rules.indices where rules[i].admits(symbology: letter) {
      let rule = rules[i]
      guard rule.looksInside, names(failed: rule, bytes) else { continue }
      return rule.use == .never ? .neverKey : LabelJudgement(key: key, .failed, rank: rule.rank)
    }
    return nil
  }

  /// Whether a rule names a number of this label whose check digit is wrong.
  private func names(failed rule: KeyRule, _ bytes: Span<UInt8>) -> Bool {
    for i in candidates.list.indices {
      let candidate = candidates.list[i]
      if candidate.validity == .wrongCheckDigit, rule.formats.contains(candidate.format),
        let key = key(of: candidate, bytes), rule.admits(key)
      {
        return true
      }
    }
    guard gs1Certainty != .no, elements.fault == .wrongCheckDigit else { return false }
    // Two to four digits of an identifier stand where reading stopped.
    for count in 2...4 where elements.faultOffset + count <= bytes.count {
      let range = elements.faultOffset..<(elements.faultOffset + count)
      if let identifier = FieldIdentifier(bytes.extracting(range)), rule.names(identifier) { return true }
    }
    return false
  }
}

extension Barcode {
  /// Whether it is a label as it was scanned, and not a number inside.
  fileprivate func isWhole(_ bytes: Span<UInt8>) -> Bool {
    guard count == bytes.count else { return false }
    for i in 0..<count where self[i] != bytes[i] { return false }
    return true
  }
}

extension TransportMessage {
  /// Where the value of a field of format 06 stands whose data identifier a rule names.
  fileprivate func value(_ bytes: Span<UInt8>, _ field: Field, of rule: KeyRule) -> Range<Int>? {
    // Up to three digits, then the letter. **Source**: ANSI MH10.8.2.
    var end = field.start
    while end < field.end, end - field.start < 3, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
    guard end + 1 < field.end,
      let identifier = FieldIdentifier(bytes.extracting(field.start..<(end + 1))), identifier.isData,
      rule.names(identifier)
    else { return nil }
    return (end + 1)..<field.end
  }
}
