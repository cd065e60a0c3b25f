/// Opens or closes a lane.
public struct SetLane: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome

    public init(outcome: CommandOutcome) {
      self.outcome = outcome
    }
  }

  public static var method: SorterMethod { .setLane }

  /// What stands on the lane's sign.
  public var number: Int
  public var enabled: Bool
  /// Makes the command idempotent: the same id is done once.
  public var id: String

  public init(number: Int, enabled: Bool, id: String) {
    self.number = number
    self.enabled = enabled
    self.id = id
  }
}
