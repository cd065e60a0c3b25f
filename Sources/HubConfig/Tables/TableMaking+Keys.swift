import HubUnits

extension TableMaking {
  /// `codes` as the scanners' thread reads them.
  func keyRules() -> KeyRules {
    var rules = KeyRules()
    for (place, draft) in line.codeRules.enumerated() {
      // Without ranks in the file an earlier rule outranks a later one.
      var rule = KeyRule(rank: UInt8(draft.rank?.value ?? line.codeRules.count - place))
      rule.formats = draft.formats
      for identifier in draft.identifiers {
        precondition(
          rule.identifiers.append(identifier.value), "hub bug: a checked line exceeds a ceiling of a key rule"
        )
      }
      rule.needsCheckDigit = draft.strength?.value == .checkDigit
      rule.symbology = draft.symbology?.value ?? 0
      for byte in (draft.prefix?.value ?? "").utf8 { rule.prefix.append(byte) }
      if let lengths = draft.lengths?.value {
        rule.shortest = UInt16(lengths.lowerBound)
        rule.longest = UInt16(lengths.upperBound)
      }
      rule.use = draft.isNever ? .never : .key
      precondition(rules.append(rule), "hub bug: a checked line exceeds the ceiling of key rules")
    }
    return rules
  }
}
