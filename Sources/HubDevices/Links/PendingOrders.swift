import HubCore
import HubUnits

/// The orders of one link that wait for their instant, earliest first; those of one instant in order of arrival.
///
/// **Shape**: 128 places: two for every lane of the line.
struct PendingOrders: Sendable, BitwiseCopyable {
  private var list = BoundedList<128, DivertOrder>(
    filler: DivertOrder(
      number: OrderNumber(0), action: .release, link: LinkIndex(0), coil: 0, at: .distantPast,
      deadline: .distantPast, releaseBy: .distantPast))

  var isEmpty: Bool { list.isEmpty }
  var isFull: Bool { list.isFull }
  /// The instant of the first; `distantFuture` when there is none.
  var earliest: MonotonicInstant { list.isEmpty ? .distantFuture : list[0].at }

  /// **Precondition**: not full.
  mutating func add(_ order: DivertOrder) {
    var rank = list.count
    while rank > 0, list[rank - 1].at > order.at { rank -= 1 }
    let isTaken = list.insert(order, at: rank)
    precondition(isTaken, "hub bug: an order was taken from its ring without a place for it")
  }

  /// Takes the first one out if its instant has come.
  mutating func takeDue(_ now: MonotonicInstant) -> DivertOrder? {
    guard !list.isEmpty, list[0].at <= now else { return nil }
    return takeFirst()
  }

  mutating func takeFirst() -> DivertOrder? {
    guard !list.isEmpty else { return nil }
    let first = list[0]
    list.remove(at: 0)
    return first
  }
}
