/// Tells that a consumer has all events up to a number safe.
public struct AcknowledgeEvents: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    /// The highest number acknowledged by this consumer.
    public var acknowledged: Int64

    public init(acknowledged: Int64) {
      self.acknowledged = acknowledged
    }
  }

  public static var method: SorterMethod { .acknowledgeEvents }

  public var consumer: String
  public var sequence: Int64

  public init(consumer: String, sequence: Int64) {
    self.consumer = consumer
    self.sequence = sequence
  }
}
