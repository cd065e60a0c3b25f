/// What the bench was told to do.
struct BenchArguments {
  var codes = 5_000_000
  var rounds = 5
  /// Timed lookups in a round. **Source**: 2,000 of them lie beyond p99, 200 beyond p99.9.
  var lookups = 200_000
  var isJSON = false
  /// Where the store is kept for the next run; nil: in a folder of its own that goes with the run.
  var folder: String?

  static let usage =
    "usage: hub-manifestbench [--codes N] [--rounds N] [--lookups N] [--store FOLDER] [--json]"

  init(_ arguments: some Sequence<String>) throws(BenchError) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": isJSON = true
      case "--codes": codes = try BenchArguments.number(rest.popFirst())
      case "--rounds": rounds = try BenchArguments.number(rest.popFirst())
      case "--lookups": lookups = try BenchArguments.number(rest.popFirst())
      case "--store": folder = rest.popFirst()
      default: throw BenchError("client: \(argument) is unknown; \(Self.usage)")
      }
    }
  }

  private static func number(_ text: String?) throws(BenchError) -> Int {
    guard let number = text.flatMap({ Int($0) }), number > 0 else {
      throw BenchError("client: a number is missing; \(usage)")
    }
    return number
  }
}
