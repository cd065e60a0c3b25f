/// What the bench of single turns was told to do.
struct TurnBenchArguments {
  /// How many parcels are to be on the belt, one measurement each.
  ///
  /// **Source**: 256 and 1,000 are the bars; 16 and 64 show what the cost does not grow with.
  var parcels = [16, 64, 256, 1_000]
  /// With the exception lane. **Source**: the bar.
  var lanes = 200
  var rounds = 5
  /// Timed turns in a round. **Source**: 200 of them lie beyond p99.9.
  var turns = 200_000
  var isJSON = false

  static let usage =
    "hub-cyclebench turns [--parcels N,N…] [--lanes N] [--rounds N] [--turns N] [--json]"

  /// - Parameter arguments: what follows the word `turns`.
  /// - Returns: nil when the call was wrong.
  init?(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": isJSON = true
      case "--parcels":
        guard let list = rest.popFirst() else { return nil }
        let numbers = list.split(separator: ",").map { Int($0) ?? 0 }
        // The core follows 1,024; a few more than asked for may be on the belt at once.
        guard !numbers.isEmpty, numbers.allSatisfy({ (1...1_000).contains($0) }) else { return nil }
        parcels = numbers
      case "--lanes":
        guard let number = TurnBenchArguments.number(rest.popFirst()),
          (2...WideLine.mostLanes).contains(number)
        else { return nil }
        lanes = number
      case "--rounds":
        guard let number = TurnBenchArguments.number(rest.popFirst()) else { return nil }
        rounds = number
      case "--turns":
        guard let number = TurnBenchArguments.number(rest.popFirst()) else { return nil }
        turns = number
      default: return nil
      }
    }
  }

  private static func number(_ text: String?) -> Int? {
    guard let number = text.flatMap({ Int($0) }), number > 0 else { return nil }
    return number
  }
}
