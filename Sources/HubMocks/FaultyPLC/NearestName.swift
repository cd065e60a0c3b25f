/// The name somebody probably meant.
///
/// Written anew: the mock shares no code with the daemon.
public enum NearestName {
  /// The nearest of some names, whatever the case of letters; nil when none is near enough to be a slip.
  ///
  /// **Source**: up to half the letters may differ; beyond that a suggestion confuses.
  public static func to(_ text: String, among names: [String]) -> String? {
    let ranked = names.map { (name: $0, changes: changes(from: text.lowercased(), to: $0.lowercased())) }
    guard let best = ranked.min(by: { $0.changes < $1.changes }) else { return nil }
    return best.changes <= max(text.count, best.name.count) / 2 ? best.name : nil
  }

  /// `; did you mean X?`, or a full stop.
  public static func hint(_ text: String, among names: [String]) -> String {
    to(text, among: names).map { "; did you mean \($0)?" } ?? "."
  }

  private static func changes(from a: String, to b: String) -> Int {
    let b = Array(b)
    var above = Array(0...b.count)
    for (row, letter) in a.enumerated() {
      var line = [row + 1]
      for (column, other) in b.enumerated() {
        line.append(min(above[column] + (letter == other ? 0 : 1), above[column + 1] + 1, line[column] + 1))
      }
      above = line
    }
    return above[b.count]
  }
}
