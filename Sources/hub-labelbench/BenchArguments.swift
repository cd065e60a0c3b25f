import Foundation

/// What the call asks for.
struct BenchArguments {
  enum Mode { case labels, run }

  let mode: Mode
  private(set) var count = 100_000
  private(set) var rounds = 9
  private(set) var labels: URL?
  private(set) var isJSON = false

  init(_ words: ArraySlice<String>) throws {
    var words = words
    switch words.popFirst() {
    case "labels"?: mode = .labels
    case "run"?, nil: mode = .run
    case let word?: throw BenchError("unknown word \(word); labels or run")
    }
    while let word = words.popFirst() {
      switch word {
      case "--json": isJSON = true
      case "--count": count = try Self.number(words.popFirst(), word)
      case "--rounds": rounds = try Self.number(words.popFirst(), word)
      case "--labels":
        guard let path = words.popFirst() else { throw BenchError("--labels wants a file") }
        labels = URL(fileURLWithPath: path)
      default: throw BenchError("unknown argument \(word)")
      }
    }
  }

  private static func number(_ text: String?, _ name: String) throws -> Int {
    guard let text, let number = Int(text), number > 0 else { throw BenchError("\(name) wants a number") }
    return number
  }
}
