import HubUnits

/// What waits for its instant, the earliest first; equal instants in order of coming.
///
/// A sorted array, the earliest last: a line has a handful of things under way, and most new ones are the latest.
struct SwarmQueue<Element> {
  private var entries: [(at: MonotonicInstant, element: Element)] = []

  /// When the first is due, or the distant future.
  var next: MonotonicInstant { entries.last?.at ?? .distantFuture }
  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ element: Element, at instant: MonotonicInstant) {
    var place = 0
    while place < entries.count, entries[place].at > instant { place += 1 }
    entries.insert((instant, element), at: place)
  }

  mutating func takeFirst() -> Element { entries.removeLast().element }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }
}
