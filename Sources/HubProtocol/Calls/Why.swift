/// Asks for the stories of the parcels with a code or a serial.
public struct Why: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    /// The youngest first.
    public var stories: [Story]

    public init(stories: [Story]) {
      self.stories = stories
    }
  }

  public static var method: SorterMethod { .why }

  /// A bar code, or a serial in digits.
  public var query: String

  public init(query: String) {
    self.query = query
  }
}
