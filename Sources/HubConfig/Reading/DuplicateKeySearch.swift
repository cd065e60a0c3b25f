import Yams

/// Finds where a key is written again.
///
/// Yams stops at the first mapping with a double key and names only its first place; a technician needs the
/// second, and all other problems of the file with it. So every later place where the key could stand is
/// hidden under a name of its own, of the same length so that no column moves, and the file is read again with
/// one of them shown at a time: where Yams then complains about the first place again, that one is a repetition.
struct DuplicateKeySearch {
  let text: String
  let key: String
  /// Of the first place, from 1.
  let line: Int
  let column: Int

  /// Candidates looked at; more would be a file of nothing but this key.
  private static let mostCandidates = 300

  /// The text with the repetitions hidden, and the names they are hidden under; nil when none was found.
  func hideRepetitions(numberedFrom start: Int) -> (text: String, hidden: [String: DuplicateKey])? {
    let scalars = Array(text.unicodeScalars)
    guard !key.isEmpty, let first = offset(in: scalars) else { return nil }
    let candidates = places(in: scalars, after: first)
    let repetitions = candidates.filter { shown in
      complainsAgain(hiding(candidates.filter { $0 != shown }, in: scalars, numberedFrom: start).text)
    }
    guard !repetitions.isEmpty else { return nil }
    return hiding(repetitions, in: scalars, numberedFrom: start)
  }

  private func complainsAgain(_ candidate: String) -> Bool {
    do {
      _ = try Yams.compose(yaml: candidate)
      return false
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      return keys.first == key && context.mark.line == line && context.mark.column == column
    } catch {
      // Something else is wrong with the file; it will be told when the text is read for good.
      return false
    }
  }

  private func offset(in scalars: [Unicode.Scalar]) -> Int? {
    var line = 1
    var column = 1
    for (offset, scalar) in scalars.enumerated() {
      if line == self.line, column == self.column { return offset }
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return nil
  }

  /// Where the key's letters stand by themselves with a colon behind them, after the first place.
  private func places(in scalars: [Unicode.Scalar], after first: Int) -> [Int] {
    let word = Array(key.unicodeScalars)
    var found: [Int] = []
    var offset = first + word.count
    while offset + word.count < scalars.count, found.count < Self.mostCandidates {
      if scalars[offset..<offset + word.count].elementsEqual(word), isKey(scalars, offset, word.count) {
        found.append(offset)
        offset += word.count
      } else {
        offset += 1
      }
    }
    return found
  }

  private func isKey(_ scalars: [Unicode.Scalar], _ offset: Int, _ length: Int) -> Bool {
    guard " \n{,\"'".unicodeScalars.contains(scalars[offset - 1]) else { return false }
    let behind = scalars[(offset + length)...].drop(while: { " \"'".unicodeScalars.contains($0) })
    return behind.first == ":"
  }

  /// The text with these places overwritten by names that nobody writes.
  private func hiding(
    _ places: [Int], in scalars: [Unicode.Scalar], numberedFrom start: Int
  ) -> (text: String, hidden: [String: DuplicateKey]) {
    let length = key.unicodeScalars.count
    var scalars = scalars
    var hidden: [String: DuplicateKey] = [:]
    for (rank, place) in places.enumerated() {
      let name = (0..<length).map { Self.privateScalar(rank + start, digit: $0) }
      scalars.replaceSubrange(place..<place + length, with: name)
      hidden[String(String.UnicodeScalarView(name))] = DuplicateKey(key: key, firstLine: line)
    }
    return (String(String.UnicodeScalarView(scalars)), hidden)
  }

  /// A name from Unicode's private use area, where 6,400 characters mean nothing to anybody.
  private static func privateScalar(_ number: Int, digit: Int) -> Unicode.Scalar {
    let code = digit == 0 ? UInt32(number % 6_000) : UInt32(6_000 + digit % 100)
    // E000...F8FF are scalars by Unicode's definition.
    return Unicode.Scalar(0xE000 + code) ?? "\u{E000}"
  }
}
