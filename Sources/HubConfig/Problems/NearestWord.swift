/// Finds the word somebody probably meant.
public enum NearestWord {
  /// The nearest of the words, or nil when none is near enough to be a slip of the finger.
  ///
  /// One slip for every three characters, at least one. **Source**: `coyl`, `foto_eye`, `windwo` are near;
  /// `speed` and `spare` are not the same word.
  public static func to(_ written: String, among words: [String]) -> String? {
    let measured = words.map { (word: $0, slips: distance(written.lowercased(), $0.lowercased())) }
    guard let best = measured.min(by: { $0.slips < $1.slips }) else { return nil }
    return best.slips <= max(1, written.count / 3) ? best.word : nil
  }

  /// Insertions, removals, replacements and swaps of neighbours that turn one word into the other.
  ///
  /// **Source**: optimal string alignment distance, after Damerau and Levenshtein.
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in b.indices {
        let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
        row[j + 1] = min(replaced, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
