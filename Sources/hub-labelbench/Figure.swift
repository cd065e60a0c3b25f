/// One measure over all rounds: its median and how far the rounds lay apart.
struct Figure: Encodable {
  let median: Double
  let least: Double
  let most: Double

  init(_ rounds: [Double]) {
    let sorted = rounds.sorted()
    median = sorted[sorted.count / 2]
    least = sorted[0]
    most = sorted[sorted.count - 1]
  }

  init(_ rounds: [Int]) { self.init(rounds.map { Double($0) }) }

  var text: String { "\(Int(median.rounded())) (\(Int(least.rounded())) to \(Int(most.rounded())))" }
}
