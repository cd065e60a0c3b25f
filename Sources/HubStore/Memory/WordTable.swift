import HubUnits

/// The words of a closed list, spelt once: `ClosedListWord.word` asks the compiler's tables each time, which is too
/// slow for millions of rows.
struct WordTable<Word: ClosedListWord> {
  private let entries: [(text: String, word: Word)]
  private let standard: Word

  /// - Parameter standard: what an unknown word means.
  init(orElse standard: Word) {
    entries = Word.allCases.map { ($0.word, $0) }
    self.standard = standard
  }

  subscript(text: String) -> Word {
    for entry in entries where entry.text == text { return entry.word }
    return standard
  }
}
