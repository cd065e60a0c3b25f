/// Asks for the whole line.
public struct GetState: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var state: LineState

    public init(state: LineState) {
      self.state = state
    }
  }

  public static var method: SorterMethod { .getState }

  public init() {}
}
