/// The keys of a line's file, as the reader of `HubConfig` spells them and as docs/configuration.md explains them.
enum ConfigurationPage {
  /// Every key the drafts read: string literals of snake case that stand in a list of keys or in a reader's call.
  static func keys(inSource source: String) -> Set<String> {
    var keys: Set<String> = []
    for line in source.split(separator: "\n") where line.contains(/keys\b|reader|\.value\(|mapping\(|": \./) {
      for match in line.matches(of: /"(?<key>[a-z][a-z_]+)"/) { keys.insert(String(match.output.key)) }
    }
    return keys
  }

  /// The keys a page does not name as code: `` `poll` `` or as the last part of `` `encoder.bits` ``.
  static func unexplained(_ keys: Set<String>, page: String) -> [String] {
    var named: Set<String> = []
    for code in page.matches(of: /`(?<text>[^`\n]+)`/) {
      named.formUnion(
        code.output.text.split(whereSeparator: { !($0.isLetter || $0 == "_") }).map(String.init))
    }
    return keys.subtracting(named).sorted()
  }
}
