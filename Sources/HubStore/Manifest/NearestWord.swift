/// The word somebody probably meant.
enum NearestWord {
  /// The nearest word by changed letters, or nil when none is near enough to be a slip.
  ///
  /// **Source**: half the letters may differ; beyond that a suggestion confuses more than it helps.
  static func to(_ text: String, among words: [String]) -> String? {
    let ranked = words.map { (word: $0, distance: distance(text, $0)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(text.count, best.word.count) / 2 ? best.word : nil
  }

  /// How many letters must be put in, taken out or exchanged (Levenshtein).
  static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let exchanged = diagonal + (letter == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(exchanged, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
