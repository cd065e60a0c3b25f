/// Asks for what the daemon knows of its own health.
public struct GetHealth: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var health: LineHealth

    public init(health: LineHealth) {
      self.health = health
    }
  }

  public static var method: SorterMethod { .getHealth }

  public init() {}
}
