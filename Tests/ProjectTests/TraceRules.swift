/// What a public file may not say: where somebody's machine keeps things, and hosts nobody else can reach.
enum TraceRules {
  /// Hosts that a reader of this repository may be sent to, and the one name reserved for examples.
  static let publicHosts: Set<String> = [
    "github.com", "www.swift.org", "swift.org", "www.apache.org", "varlink.org", "pypi.org",
    "www.debian.org", "www.freedesktop.org", "example.org", "example.com", "keepachangelog.com", "semver.org",
    // The name of SVG, which every drawing carries; nobody fetches it.
    "www.w3.org",
  ]

  /// What a line must hold at least before it is looked at more closely.
  private static let signs = ["://", "/work/", "/root/", "/home/", "/Users/", "/mnt/", "/opt/"]

  static func violations(path: String, text: String) -> [Violation] {
    // Regular expressions are slow, and most files give no cause for one.
    guard signs.contains(where: { text.contains($0) }) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
      index, line -> [Violation] in
      guard signs.contains(where: { line.contains($0) }) else { return [] }
      return machinePaths(in: line).map {
        Violation(path: path, line: index + 1, message: "a path of somebody's machine: \($0)")
      }
        + hosts(in: line).filter { !publicHosts.contains($0) }.map {
          Violation(
            path: path, line: index + 1,
            message: "the host \($0) is not among the public ones of TraceRules.publicHosts")
        }
    }
  }

  private static func machinePaths(in line: Substring) -> [String] {
    // Not preceded by a name: `docs/work/` is a folder of ours.
    line.matches(of: /(?:^|[^\w.\-~\/])(?<path>\/(?:work|root|home|Users|mnt|opt)\/[\w.\-]+)/)
      .map { String($0.output.path) }
  }

  private static func hosts(in line: Substring) -> [String] {
    line.matches(of: /(?:https?|git|ssh):\/\/(?:[^\/@\s]+@)?(?<host>[\w.\-]+)/).map { String($0.output.host) }
  }
}
