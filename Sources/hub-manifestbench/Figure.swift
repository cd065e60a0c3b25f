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

  func text(digits: Int = 0) -> String {
    "\(rounded(median, digits)) (\(rounded(least, digits)) to \(rounded(most, digits)))"
  }

  private func rounded(_ value: Double, _ digits: Int) -> String {
    guard digits > 0 else { return "\(Int(value.rounded()))" }
    let scaled = Int((value * 100).rounded())
    return "\(scaled / 100).\(scaled % 100 < 10 ? "0" : "")\(scaled % 100)"
  }
}
