/// Swift source without its comments and without what its string literals say, line for line.
///
/// Gates look for words in code; the same words in a comment or in a message are nobody's fault. Every dropped
/// character becomes a space, so that line numbers and columns stay.
struct SwiftCode {
  let lines: [String]

  init(_ source: String) {
    var lexer = Lexer(Array(source.utf8))
    lexer.run()
    lines = String(decoding: lexer.output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private struct Lexer {
    /// What a comment, a string or a parenthesis may begin or end with.
    private static let openers = Set("/#\"()".utf8)

    let bytes: [UInt8]
    var output: [UInt8] = []
    var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func looking(at first: Character, _ second: Character) -> Bool {
      at + 1 < bytes.count && bytes[at] == first.asciiValue && bytes[at + 1] == second.asciiValue
    }

    private mutating func keep() {
      output.append(bytes[at])
      at += 1
    }

    private mutating func drop(_ count: Int = 1) {
      for _ in 0..<count where at < bytes.count {
        output.append(bytes[at] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
        at += 1
      }
    }

    mutating func run() { code(untilParenthesis: false) }

    /// Code, up to the end of the file or to the `)` that closes a string interpolation.
    private mutating func code(untilParenthesis: Bool) {
      var depth = 0
      while at < bytes.count {
        // Most characters begin nothing.
        guard Self.openers.contains(bytes[at]) else {
          keep()
          continue
        }
        if looking(at: "/", "/") {
          while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { drop() }
        } else if looking(at: "/", "*") {
          blockComment()
        } else if let hashes = stringStart() {
          string(hashes: hashes)
        } else {
          if bytes[at] == UInt8(ascii: "(") { depth += 1 }
          if bytes[at] == UInt8(ascii: ")") {
            if untilParenthesis && depth == 0 { return }
            depth -= 1
          }
          keep()
        }
      }
    }

    private mutating func blockComment() {
      var depth = 0
      repeat {
        if looking(at: "/", "*") {
          depth += 1
          drop(2)
        } else if looking(at: "*", "/") {
          depth -= 1
          drop(2)
        } else {
          drop()
        }
      } while depth > 0 && at < bytes.count
    }

    /// How many `#` stand before the quote of a string literal that starts here; nil when none does.
    private func stringStart() -> Int? {
      var quote = at
      while quote < bytes.count, bytes[quote] == UInt8(ascii: "#") { quote += 1 }
      guard quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return nil }
      return quote - at
    }

    private mutating func string(hashes: Int) {
      drop(hashes)
      let quotes =
        looking(at: "\"", "\"") && at + 2 < bytes.count && bytes[at + 2] == UInt8(ascii: "\"") ? 3 : 1
      drop(quotes)
      while at < bytes.count {
        if closes(quotes: quotes, hashes: hashes) {
          drop(quotes + hashes)
          return
        }
        if bytes[at] == UInt8(ascii: "\\"), escapes(hashes: hashes) {
          drop(1 + hashes)
          if at < bytes.count, bytes[at] == UInt8(ascii: "(") {
            drop()
            code(untilParenthesis: true)
          }
          drop()
        } else {
          drop()
        }
      }
    }

    private func closes(quotes: Int, hashes: Int) -> Bool {
      let end = at + quotes + hashes
      guard end <= bytes.count else { return false }
      return bytes[at..<at + quotes].allSatisfy { $0 == UInt8(ascii: "\"") }
        && bytes[at + quotes..<end].allSatisfy { $0 == UInt8(ascii: "#") }
    }

    private func escapes(hashes: Int) -> Bool {
      let end = at + 1 + hashes
      return end <= bytes.count && bytes[at + 1..<end].allSatisfy { $0 == UInt8(ascii: "#") }
    }
  }
}
