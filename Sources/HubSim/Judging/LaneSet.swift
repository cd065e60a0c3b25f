/// Some lanes of one line, by index.
///
/// **Shape**: lanes 0 to 63; a swarm line has fewer.
public struct LaneSet: Sendable, Hashable, OptionSet {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  public init(lane: Int) { rawValue = 1 << UInt64(lane) }

  public func contains(lane: Int) -> Bool { rawValue & (1 << UInt64(lane)) != 0 }

  /// The indexes, ascending.
  public var lanes: [Int] { (0..<64).filter { contains(lane: $0) } }
}
