public import HubUnits

/// How many parcels ended for one reason.
public struct ReasonCount: Codable, Hashable, Sendable {
  public var reason: Word<EndReason>
  public var count: Int

  public init(reason: Word<EndReason>, count: Int) {
    self.reason = reason
    self.count = count
  }
}
