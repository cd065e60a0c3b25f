/// A fault that the world can bring about.
public enum FaultKind: String, CaseIterable, Sendable {
  case noRead = "no-read"
  case unknownCode = "unknown-code"
  case badCheckDigit = "bad-check-digit"
  case laneFull = "lane-full"
  case diverterStuck = "diverter-stuck"
  case scannerUnplug = "scanner-unplug"
  case linkCut = "link-cut"
  case kill

  /// A word in a list of faults that is none.
  public struct Unknown: Error, Equatable {
    public let word: String

    public init(word: String) { self.word = word }
  }

  /// The faults in a list such as `kill,link-cut` or `all`.
  public static func parse(_ list: String) throws(Unknown) -> Set<FaultKind> {
    var kinds: Set<FaultKind> = []
    for part in list.split(separator: ",") {
      let word = String(part.filter { $0 != " " })
      if word == "all" {
        kinds.formUnion(allCases)
      } else if let kind = FaultKind(rawValue: word) {
        kinds.insert(kind)
      } else {
        throw Unknown(word: word)
      }
    }
    return kinds
  }
}
