public import HubUnits

/// Everything that is special about one run: the line, its parcels and its troubles.
///
/// A value, so that it can be made smaller while a failure stays.
public struct SwarmScenario: Sendable, Hashable {
  public var seed: UInt64
  /// How many lanes parcels leave from.
  public var releaseLanes: Int
  /// In the order in which they come to their station.
  public var parcels: [SwarmParcel]
  public var faults: [SwarmFault]
  /// When the last fault is over and the line is repaired, at the earliest.
  public var repairedAt: Nanoseconds
  /// How unevenly the encoder's wheel runs all day.
  public var encoderPerMille: Int64 = 0
  /// How many parcels the seed was drawn with.
  public var drawnParcels: Int
  /// The fault script in the words of the command line.
  public var faultWords = "all"

  public init(
    seed: UInt64, releaseLanes: Int, parcels: [SwarmParcel], faults: [SwarmFault], repairedAt: Nanoseconds
  ) {
    self.seed = seed
    self.releaseLanes = releaseLanes
    self.parcels = parcels
    self.faults = faults
    self.repairedAt = repairedAt
    drawnParcels = parcels.count
  }

  /// Only some of its faults, by number.
  public func only(faults numbers: Set<Int>) -> SwarmScenario {
    var smaller = self
    smaller.faults.removeAll { !numbers.contains($0.number) }
    return smaller
  }

  /// Only some of its parcels, by number.
  public func only(parcels numbers: ClosedRange<Int>) -> SwarmScenario {
    var smaller = self
    smaller.parcels.removeAll { !numbers.contains($0.number) }
    return smaller
  }
}
