import HubUnits

/// What the plant has planned, in order of time; equal times in order of planning.
///
/// A binary heap: a line with twenty parcels on it holds some fifty steps.
struct PlantAgenda: Sendable {
  struct Entry: Sendable {
    var at: MonotonicInstant
    var order: UInt64
    /// The belt travel at which the step happens; nil for one that time alone decides.
    var travel: Int64?
    var step: PlantStep
  }

  private var heap: [Entry] = []
  private var planned: UInt64 = 0

  var next: MonotonicInstant? { heap.first?.at }

  mutating func plan(_ step: PlantStep, at: MonotonicInstant, travel: Int64? = nil) {
    heap.append(Entry(at: at, order: planned, travel: travel, step: step))
    planned += 1
    rise(from: heap.count - 1)
  }

  mutating func takeFirst() -> Entry {
    let first = heap[0]
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink(from: 0)
    }
    return first
  }

  /// Moves every step that waits for belt travel to the time at which the belt will now get there.
  mutating func reschedule(_ time: (Int64) -> MonotonicInstant) {
    let entries = heap
    heap.removeAll(keepingCapacity: true)
    for var entry in entries {
      if let travel = entry.travel { entry.at = time(travel) }
      heap.append(entry)
      rise(from: heap.count - 1)
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    heap[a].at != heap[b].at ? heap[a].at < heap[b].at : heap[a].order < heap[b].order
  }

  private mutating func rise(from start: Int) {
    var child = start
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink(from start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(child, least) {
        least = child
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
