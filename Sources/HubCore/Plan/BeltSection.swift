public import HubUnits

/// A stretch of the belt with its own rule for parcels that run too close.
///
/// The gap is judged at each eye on the way inside the section, when the second parcel's leading edge comes.
public struct BeltSection: Sendable, BitwiseCopyable {
  public var from: Distance
  public var to: Distance
  /// From one parcel's trailing edge to the next one's leading edge.
  public var smallestGap: Distance
  public var rule: GapRule
  /// On a closed belt: whoever the rule hits goes round once more instead of to the exception lane.
  public var recirculates: Bool

  public init(from: Distance, to: Distance, smallestGap: Distance, rule: GapRule, recirculates: Bool = false)
  {
    self.from = from
    self.to = to
    self.smallestGap = smallestGap
    self.rule = rule
    self.recirculates = recirculates
  }
}
