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

  var text: String { "\(median.shortText) (\(least.shortText) to \(most.shortText))" }
}

extension Double {
  /// Two decimals below ten, one below a hundred.
  var shortText: String {
    let scale = magnitude < 10 ? 100.0 : magnitude < 100 ? 10.0 : 1.0
    let rounded = (self * scale).rounded() / scale
    return scale == 1 ? "\(Int(rounded))" : "\(rounded)"
  }
}
