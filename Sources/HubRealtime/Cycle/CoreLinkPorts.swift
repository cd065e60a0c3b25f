import HubCore

/// The core's ends of what lies between it and one link.
struct CoreLinkPorts: ~Copyable {
  let images: RingReader<InputImage>
  let outcomes: RingReader<OrderOutcome>
  let orders: RingWriter<DivertOrder>
  /// Overflows already told to the core.
  var overflowsTold = 0

  init() {
    images = RingReader(capacity: RingCapacity.images)
    outcomes = RingReader(capacity: RingCapacity.outcomes)
    orders = RingWriter(capacity: RingCapacity.orders)
  }
}
