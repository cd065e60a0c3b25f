import HubUnits

extension LineCheck {
  /// The first rule that fits gives a code its rank, so one that never fits is a slip.
  func checkCodes() {
    for (rank, rule) in line.codeRules.enumerated() where rule.isSound {
      if let prefix = rule.prefix, prefix.value.utf8.count > rule.range.upperBound {
        problems.add(
          at: prefix.place, value: prefix.value,
          "no code begins with \(prefix.value.utf8.count) characters and has \(rule.range.upperBound) at most"
        )
      }
      if let cover = line.codeRules[..<rank].first(where: { $0.isSound && $0.covers(rule) }) {
        problems.add(
          at: rule.place,
          "this rule can never decide: every code that fits it fits \(reference(cover.place)) before; the first rule "
            + "that fits decides, so put the special one first")
      }
      checkSymbologyIsTold(rule)
    }
  }

  /// A symbology comes with an AIM identifier, or in a HID POS report.
  private func checkSymbologyIsTold(_ rule: CodeRuleDraft) {
    guard let symbology = rule.symbology, line.scanners.allSatisfy(\.isWhole), !line.scanners.isEmpty,
      !line.scanners.contains(where: {
        $0.mode.value == .hidPOS || $0.hasAIMPrefix.value || !$0.hasAIMPrefix.isSound
      })
    else { return }
    problems.add(
      at: symbology.place, value: String(UnicodeScalar(symbology.value)),
      "no scanner of this line says which symbology it read, so this rule fits nothing",
      allowed: ["a scanner with 'aim_prefix: on', set up to send it, or with mode hid-pos"])
  }
}
