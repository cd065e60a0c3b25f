/// References from code and pages to decision records.
enum DecisionReferences {
  /// References to records that do not exist.
  ///
  /// - Parameter records: the numbers there are, four digits each.
  static func dead(path: String, text: String, records: Set<String>) -> [Violation] {
    guard text.contains("ecision record") else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      line.matches(of: /[Dd]ecision record (?<number>\d{4})/).map { String($0.output.number) }
        .filter { !records.contains($0) }
        .map { Violation(path: path, line: index + 1, message: "there is no decision record \($0)") }
    }
  }
}
