/// How something was spread, in numbers people compare.
///
/// **Units**: those of the samples.
public struct Spread: Hashable, Sendable {
  public var count: Int
  public var p50: Int64
  public var p99: Int64
  public var p999: Int64
  public var max: Int64

  public init(count: Int, p50: Int64, p99: Int64, p999: Int64, max: Int64) {
    self.count = count
    self.p50 = p50
    self.p99 = p99
    self.p999 = p999
    self.max = max
  }
}
