/// One kind of turn over all rounds: the round in the middle, the best and the worst. **Units**: nanoseconds.
struct TurnFigures: Encodable {
  struct Spread: Encodable {
    let median: Int
    let best: Int
    let worst: Int

    init(_ rounds: [Int]) {
      let sorted = rounds.sorted()
      median = sorted[sorted.count / 2]
      best = sorted[0]
      worst = sorted[sorted.count - 1]
    }

    var text: String { "\(median) (\(best) to \(worst))" }
  }

  let p50: Spread
  let p99: Spread
  let p999: Spread
  let longest: Spread

  init(_ rounds: [TurnPercentiles]) {
    p50 = Spread(rounds.map(\.p50))
    p99 = Spread(rounds.map(\.p99))
    p999 = Spread(rounds.map(\.p999))
    longest = Spread(rounds.map(\.longest))
  }

  var text: String { "p50 \(p50.text), p99 \(p99.text), p99.9 \(p999.text), longest \(longest.text)" }
}
