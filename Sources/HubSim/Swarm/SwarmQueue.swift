import HubUnits

/// What waits for its instant, the earliest first; equal instants in order of coming.
///
/// A sorted array, the earliest last: a line has a handful of things under way, and most new ones are the latest.
struct SwarmQueue<Element> {
  /// When the first is due, or the distant future.
  private(set) var next = MonotonicInstant.distantFuture
  private var instants: [MonotonicInstant] = []
  private var elements: [Element] = []

  var isEmpty: Bool { instants.isEmpty }

  mutating func add(_ element: Element, at instant: MonotonicInstant) {
    var place = 0
    while place < instants.count, instants[place] > instant { place += 1 }
    instants.insert(instant, at: place)
    elements.insert(element, at: place)
    next = min(next, instant)
  }

  /// **Precondition**: it is not empty.
  mutating func takeFirst() -> Element {
    instants.removeLast()
    next = instants.last ?? .distantFuture
    return elements.removeLast()
  }

  mutating func removeAll() {
    instants.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
    next = .distantFuture
  }
}
