/// What the line has done since a moment.
public struct LineReport: Codable, Hashable, Sendable {
  public struct LaneCount: Codable, Hashable, Sendable {
    public var number: Int
    public var name: String
    public var count: Int

    public init(number: Int, name: String, count: Int) {
      self.number = number
      self.name = name
      self.count = count
    }
  }

  /// How something was spread; a number of its own kind a name.
  public struct Spread: Codable, Hashable, Sendable {
    /// `scan to coil`, `confirm eye error`, `eye error`, `cycle lateness`, …
    public var name: String
    /// `us` or `um`.
    public var unit: String
    public var count: Int
    public var p50: Int64
    public var p99: Int64
    public var p999: Int64
    public var max: Int64

    public init(name: String, unit: String, count: Int, p50: Int64, p99: Int64, p999: Int64, max: Int64) {
      self.name = name
      self.unit = unit
      self.count = count
      self.p50 = p50
      self.p99 = p99
      self.p999 = p999
      self.max = max
    }
  }

  public var line: String
  public var since: WireTime
  public var until: WireTime
  public var inducted: Int
  public var onBelt: Int
  public var ends: [ReasonCount] = []
  public var lanes: [LaneCount] = []
  public var spreads: [Spread] = []

  public init(
    line: String, since: WireTime, until: WireTime, inducted: Int, onBelt: Int, ends: [ReasonCount] = [],
    lanes: [LaneCount] = [], spreads: [Spread] = []
  ) {
    self.line = line
    self.since = since
    self.until = until
    self.inducted = inducted
    self.onBelt = onBelt
    self.ends = ends
    self.lanes = lanes
    self.spreads = spreads
  }
}
