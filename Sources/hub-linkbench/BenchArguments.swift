/// What the call asks for.
struct BenchArguments {
  enum Mode { case run, soak }
  enum Wire: String { case tcp, rtu }

  let mode: Mode
  private(set) var rounds = 9
  private(set) var isQuick = false
  private(set) var isJSON = false
  private(set) var wire = Wire.tcp
  private(set) var faulty = 100_000
  private(set) var lines: Int?
  private(set) var seed: UInt64 = 1
  /// The device gives wrong values with everything else right: the judge must find them.
  private(set) var isSpecimen = false

  init(_ words: ArraySlice<String>) throws {
    var words = words
    switch words.popFirst() {
    case "run"?, nil: mode = .run
    case "soak"?: mode = .soak
    case let word?: throw BenchError("unknown word \(word); run or soak")
    }
    while let word = words.popFirst() {
      switch word {
      case "--json": isJSON = true
      case "--quick": isQuick = true
      case "--specimen": isSpecimen = true
      case "--rounds": rounds = try Self.number(words.popFirst(), word)
      case "--faulty": faulty = try Self.number(words.popFirst(), word)
      case "--lines": lines = try Self.number(words.popFirst(), word)
      case "--seed": seed = UInt64(try Self.number(words.popFirst(), word))
      case "--wire":
        guard let wire = words.popFirst().flatMap(Wire.init) else {
          throw BenchError("--wire wants tcp or rtu")
        }
        self.wire = wire
      default: throw BenchError("unknown argument \(word)")
      }
    }
  }

  private static func number(_ text: String?, _ name: String) throws -> Int {
    guard let text, let number = Int(text), number > 0 else { throw BenchError("\(name) wants a number") }
    return number
  }
}
