/// Reads the journal's events in order.
public struct ReadEvents: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var events: [LineEvent]
    /// Where to go on reading.
    public var nextSequence: Int64

    public init(events: [LineEvent], nextSequence: Int64) {
      self.events = events
      self.nextSequence = nextSequence
    }
  }

  public static var method: SorterMethod { .readEvents }

  /// The first number wanted.
  public var fromSequence: Int64
  /// At most so many; the daemon may give fewer.
  public var limit: Int

  public init(fromSequence: Int64, limit: Int) {
    self.fromSequence = fromSequence
    self.limit = limit
  }
}
