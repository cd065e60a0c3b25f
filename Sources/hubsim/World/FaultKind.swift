import ArgumentParser

/// A fault that the world can bring about.
enum FaultKind: String, CaseIterable, Sendable {
  case noRead = "no-read"
  case unknownCode = "unknown-code"
  case badCheckDigit = "bad-check-digit"
  case laneFull = "lane-full"
  case diverterStuck = "diverter-stuck"
  case scannerUnplug = "scanner-unplug"
  case linkCut = "link-cut"
  case kill

  /// The faults in a list such as `kill,link-cut` or `all`.
  static func parse(_ list: String) throws -> Set<FaultKind> {
    var kinds: Set<FaultKind> = []
    for word in list.split(separator: ",").map({ $0.trimmingPrefix(while: \.isWhitespace) }) {
      if word == "all" { return Set(allCases) }
      guard let kind = FaultKind(rawValue: String(word)) else {
        throw ValidationError(
          "unknown fault '\(word)'; known: all, \(allCases.map(\.rawValue).joined(separator: ", "))")
      }
      kinds.insert(kind)
    }
    return kinds
  }
}
