public import HubCore

/// A link thread's ends of everything between it and the core.
///
/// **Thread**: made with the line, then moved to the link's thread.
public struct LinkPorts: ~Copyable, Sendable {
  /// What was read, to the core.
  public let images: RingWriter<InputImage>
  /// What became of orders, to the core.
  public let outcomes: RingWriter<OrderOutcome>
  /// Orders from the core, which rings at each order, and at each change of what it holds or lets people do by hand.
  public let orders: RingReader<DivertOrder>
  /// What the core wants right now.
  public let output: SnapshotReader<OutputImage>

  public init(
    images: consuming RingWriter<InputImage>, outcomes: consuming RingWriter<OrderOutcome>,
    orders: consuming RingReader<DivertOrder>, output: consuming SnapshotReader<OutputImage>
  ) {
    self.images = images
    self.outcomes = outcomes
    self.orders = orders
    self.output = output
  }
}
