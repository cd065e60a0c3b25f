import HubCore
import HubUnits

/// What stands on a lane's sign, for those who print cards.
public struct LaneSign: Sendable, Hashable {
  public var number: Int
  public var name: String
  /// The end of the belt cannot be: what arrives there has no other way.
  public var canBeClosed: Bool
}

extension LineDescription {
  /// By `LaneIndex`.
  public var laneSigns: [LaneSign] {
    let lanes = corePlan.lanes
    return laneNames.indices.map { index in
      LaneSign(
        number: Int(lanes[index].number), name: laneNames[index], canBeClosed: lanes[index].kind != .exception
      )
    }
  }
}
