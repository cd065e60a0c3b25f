/// The closed list of end reasons, as the code spells it and as the page explains it.
enum ReasonPage {
  /// The words of `enum EndReason`, in order.
  static func words(inSource source: String) -> [String] {
    let pattern = /^\s*case\s+(?<cases>[^:]+)$/
    return SwiftCode(source).lines.flatMap { line -> [String] in
      guard let match = line.firstMatch(of: pattern) else { return [] }
      return match.output.cases.split(separator: ",").compactMap { piece in
        piece.split(whereSeparator: { $0 == " " || $0 == "=" }).first.map(String.init)
      }
    }
  }

  /// The words that have a heading of their own on the page: ``### `noRead` ``.
  static func words(inPage page: String) -> [String] {
    page.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: /### `(?<word>\w+)`\s*/).map { String($0.output.word) }
    }
  }

  /// What one side has and the other lacks, and what the page says twice.
  static func disagreements(source: String, page: String) -> [String] {
    let code = words(inSource: source)
    let explained = words(inPage: page)
    let missing = code.filter { !explained.contains($0) }.map { "docs/reasons.md does not explain `\($0)`" }
    let invented = explained.filter { !code.contains($0) }.map {
      "docs/reasons.md explains `\($0)`, which is no end reason"
    }
    let twice = Set(explained.filter { word in explained.filter { $0 == word }.count > 1 }).sorted().map {
      "docs/reasons.md explains `\($0)` twice"
    }
    return missing + invented + twice
  }
}
