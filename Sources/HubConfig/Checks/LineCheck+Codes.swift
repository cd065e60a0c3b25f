import HubUnits

extension LineCheck {
  /// The first rule that fits a number decides over it, so one that never fits is a slip.
  func checkCodes() {
    for (rank, rule) in line.codeRules.enumerated() where rule.isSound {
      if let prefix = rule.prefix, prefix.value.utf8.count > rule.range.upperBound {
        problems.add(
          at: prefix.place, value: prefix.value,
          "no code begins with \(prefix.value.utf8.count) characters and has \(rule.range.upperBound) at most"
        )
      }
      guard checkNumbers(of: rule) else { continue }
      if let cover = line.codeRules[..<rank].first(where: { $0.isSound && $0.covers(rule) }) {
        problems.add(
          at: rule.place,
          "this rule can never decide: every code that fits it fits \(reference(cover.place)) before; the first rule "
            + "that fits decides, so put the special one first")
      }
      checkSymbologyIsTold(rule)
    }
    checkCodeRanks()
  }

  /// What a rule says of the numbers inside a label.
  ///
  /// - Returns: whether there is any that it could take.
  private func checkNumbers(of rule: CodeRuleDraft) -> Bool {
    if rule.namesFormats, let identifier = rule.identifiers.first {
      problems.add(
        at: identifier.place, value: identifier.value.description,
        "a rule asks for a number's format, or for what stands before it in the label; write two rules")
      return false
    }
    if rule.identifiers.count > KeyRule.identifierLimit {
      problems.add(
        at: rule.identifiers[KeyRule.identifierLimit].place,
        "a rule takes \(KeyRule.identifierLimit) identifiers at most; write two rules")
      return false
    }
    let formats = rule.formats
    if rule.namesFormats, formats.isEmpty {
      problems.add(at: rule.place, "no format is all of this at once: \(words(of: rule))")
      return false
    }
    guard let strength = rule.strength else { return true }
    if !rule.looksInside {
      problems.add(
        at: strength.place, value: strength.value.rawValue,
        "only a number inside a label has a strength; this rule takes the label as it is",
        allowed: ["with kind, carrier, format or ai"])
      return false
    }
    let canBeChecked =
      rule.namesFormats
      ? LabelFormat.allCases.contains { formats.contains($0) && $0.hasCheckDigit }
      : rule.identifiers.contains { !$0.value.isData }
    if strength.value == .checkDigit, !canBeChecked {
      problems.add(
        at: strength.place, value: strength.value.rawValue,
        "this rule fits nothing: what it asks for has no check digit")
      return false
    }
    return true
  }

  private func words(of rule: CodeRuleDraft) -> String {
    [("kind", rule.kinds), ("carrier", rule.carriers), ("format", rule.formatNames)].compactMap {
      key, words in
      words.map { "\(key) \($0.value.joined(separator: " or "))" }
    }.joined(separator: ", ")
  }

  /// Ranks are given to every rule or to none; what is never a key has none.
  private func checkCodeRanks() {
    let rules = line.codeRules.filter(\.isSound)
    for rule in rules where rule.isNever {
      if let rank = rule.rank {
        problems.add(
          at: rank.place, value: String(rank.value), "what is never a key has no rank; take the rank out")
      }
    }
    let keys = rules.filter { !$0.isNever }
    guard let ranked = keys.first(where: { $0.rank != nil }) else { return }
    for rule in keys where rule.rank == nil {
      problems.add(
        at: rule.place,
        "missing key 'rank': \(reference(ranked.place)) has one; give every rule a rank, or none of them, and then an "
          + "earlier rule outranks a later one")
    }
  }

  /// A symbology comes with an AIM identifier, or in a HID POS report.
  private func checkSymbologyIsTold(_ rule: CodeRuleDraft) {
    guard let symbology = rule.symbology, line.scanners.allSatisfy(\.isWhole), !line.scanners.isEmpty,
      !line.scanners.contains(where: {
        $0.mode.value == .hidPOS || $0.mode.value == .ibmOEM || $0.hasAIMPrefix.value
          || !$0.hasAIMPrefix.isSound || $0.codeIDs != nil
      })
    else { return }
    problems.add(
      at: symbology.place, value: String(UnicodeScalar(symbology.value)),
      "no scanner of this line says which symbology it read, so this rule fits nothing",
      allowed: ["a scanner with 'aim_prefix: on' or 'code_ids', set up to send it, or with mode hid-pos"])
  }
}
