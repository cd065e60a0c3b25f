/// The usual places in a sorted set of numbers.
public struct Percentiles: Sendable, Codable, Equatable {
  public var count: Int
  public var p50: Double
  public var p99: Double
  public var p999: Double
  public var max: Double

  /// Nil for no values. Each percentile is a value that occurred (nearest rank).
  public init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    func rank(_ share: Double) -> Double {
      sorted[Swift.min(sorted.count - 1, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
    }
    count = sorted.count
    p50 = rank(0.5)
    p99 = rank(0.99)
    p999 = rank(0.999)
    max = sorted[sorted.count - 1]
  }
}
