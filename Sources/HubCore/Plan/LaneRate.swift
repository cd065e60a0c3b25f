public import HubUnits

/// How much a lane takes: parcel length in a time. People and gravity cannot do more.
public struct LaneRate: Sendable, BitwiseCopyable {
  public var length: Distance
  public var per: Nanoseconds

  public init(length: Distance, per: Nanoseconds) {
    self.length = length
    self.per = per
  }
}
