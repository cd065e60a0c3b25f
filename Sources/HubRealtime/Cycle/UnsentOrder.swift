import HubCore
import HubUnits

// Orders that found a link's ring full.

extension OrderOutcome {
  /// Occupies unused places of lists; never seen.
  static var unsent: OrderOutcome {
    OrderOutcome(
      number: OrderNumber(0), action: .fire, result: .dropped, planned: .distantPast, began: .distantPast,
      acknowledged: .distantPast)
  }

  /// The outcome of an order that never left.
  static func dropped(_ order: DivertOrder, at now: MonotonicInstant) -> OrderOutcome {
    OrderOutcome(
      number: order.number, action: order.action, result: .dropped, planned: order.at, began: now,
      acknowledged: now)
  }
}

extension DivertOrder {
  /// Occupies unused places of lists; never seen.
  static var none: DivertOrder {
    DivertOrder(
      number: OrderNumber(0), action: .release, link: LinkIndex(0), coil: 0, at: .distantPast,
      deadline: .distantPast, releaseBy: .distantPast)
  }
}
