/// Rules that hold for each Swift source file, whatever it does.
enum SourceRules {
  /// A file that fills more than this is two files; the number is the project's own, from CONTRIBUTING.md.
  static let longestFile = 400

  /// Names that say nothing of what is inside.
  static let emptyWords: Set<String> = [
    "Utils", "Util", "Utilities", "Helper", "Helpers", "Manager", "Common", "Misc",
  ]

  /// Notes to oneself. Spelt in pieces, so that this file does not break its own rule.
  static let leftoverWords = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]

  /// More than one type, or a type that the file is not named after. Private types do not count: nobody else can
  /// name them. Types inside `#if` are indented and not seen.
  static func typeNameViolations(in file: ProjectTree.File) -> [Violation] {
    let types = topLevelTypes(of: file.code)
    if types.count > 1 {
      return types.dropFirst().map {
        Violation(path: file.path, line: $0.line, message: "one type a file: move \($0.name) to its own")
      }
    }
    let expected = file.baseName.split(separator: "+").first.map(String.init) ?? file.baseName
    return types.filter { $0.name != expected && expected != "main" }.map {
      Violation(path: file.path, line: $0.line, message: "name this file after its type: \($0.name).swift")
    }
  }

  static func topLevelTypes(of code: SwiftCode) -> [(name: String, line: Int)] {
    let pattern =
      /^(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|final|indirect|open)\s+)*(?:struct|class|enum|actor|protocol)\s+(?<name>\w+)/
    return code.lines.enumerated().compactMap { index, line in
      // What is indented is no top-level type.
      guard let first = line.first, first != " ", first != "}" else { return nil }
      return line.firstMatch(of: pattern).map { (String($0.output.name), index + 1) }
    }
  }

  static func emptyNameViolations(in file: ProjectTree.File) -> [Violation] {
    let words = file.baseName.matches(of: /[A-Z][a-z0-9]*|[a-z0-9]+/).map { String($0.output) }
    return words.filter { emptyWords.contains($0) }.map {
      Violation(path: file.path, line: 1, message: "a file called …\($0)… says nothing: name what is inside")
    }
  }

  static func lengthViolations(in file: ProjectTree.File) -> [Violation] {
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
    guard lines > longestFile else { return [] }
    return [
      Violation(path: file.path, line: lines, message: "\(lines) lines; split it below \(longestFile)")
    ]
  }

  /// An error that is thrown away is a fault nobody will find.
  static func muteErrorViolations(in file: ProjectTree.File) -> [Violation] {
    guard file.text.contains("try?") || file.text.contains("catch") else { return [] }
    return violations(in: file, matching: /\btry\?/, message: "no `try?`: handle the error or let it through")
      + violations(
        in: file, matching: /\bcatch(?:\s+\w+)?\s*\{\s*\}/, message: "no mute `catch`: say what happened")
  }

  static func leftoverViolations(in file: ProjectTree.File) -> [Violation] {
    file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      leftoverWords.filter { line.contains($0) }.map {
        Violation(path: file.path, line: index + 1, message: "\($0): do it now or open an issue")
      }
    }
  }

  /// A promise to the compiler without its reason.
  static func unprovedPromiseViolations(in file: ProjectTree.File) -> [Violation] {
    guard file.text.contains("unchecked") || file.text.contains("nonisolated") else { return [] }
    let written = file.text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingPrefix(while: \.isWhitespace)
    }
    return file.code.lines.enumerated().compactMap { index, line in
      guard line.contains("unchecked") || line.contains("nonisolated") else { return nil }
      guard line.contains(/@unchecked\s+Sendable|nonisolated\(unsafe\)/) else { return nil }
      if written[index].contains("// ") { return nil }
      // Attributes may stand between the comment and the declaration.
      var above = index - 1
      while above >= 0, written[above].hasPrefix("@") { above -= 1 }
      if above >= 0, written[above].hasPrefix("//") { return nil }
      return Violation(
        path: file.path, line: index + 1, message: "say directly above why this promise to the compiler holds"
      )
    }
  }

  private static func violations(
    in file: ProjectTree.File, matching pattern: Regex<Substring>, message: String
  ) -> [Violation] {
    file.code.lines.enumerated().compactMap { index, line in
      line.contains(pattern) ? Violation(path: file.path, line: index + 1, message: message) : nil
    }
  }
}
