import Foundation

/// Links between the pages of this repository: a reader at 3 a.m. must not end at a page that is not there.
enum PageLinks {
  /// Links of a page that lead nowhere: to a file that is not there, or to a heading that its page lacks.
  ///
  /// - Parameter read: the text of a file, by its path from the root; nil when there is none.
  static func dead(in page: String, text: String, read: (String) -> String?) -> [Violation] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      line.matches(of: /\]\((?<target>[^)\s]+)\)/).map { String($0.output.target) }
        .filter { !$0.contains("://") && !leads($0, from: page, text: text, read: read) }
        .map { Violation(path: page, line: index + 1, message: "the link \($0) leads nowhere") }
    }
  }

  private static func leads(
    _ target: String, from page: String, text: String, read: (String) -> String?
  ) -> Bool {
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var there: String? = text
    if !parts[0].isEmpty {
      let folder = URL(fileURLWithPath: "/" + page).deletingLastPathComponent()
      let path = folder.appendingPathComponent(parts[0]).standardized.path
      there = read(String(path.dropFirst()))
    }
    guard let there else { return false }
    return parts.count < 2 || headings(of: there).contains(parts[1])
  }

  /// Headings as they stand in links: small letters, hyphens for blanks, no other signs.
  private static func headings(of text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        let words = line.drop { $0 == "#" || $0 == " " }.lowercased()
        return String(words.filter { $0.isLetter || $0.isNumber || " -_".contains($0) })
          .replacingOccurrences(of: " ", with: "-")
      })
  }
}
