/// What the plant has planned, in order of when it is due; equal ones in order of planning.
///
/// A binary heap. One agenda is kept by time; one by belt travel, so that a change of speed moves nothing in it.
///
/// **Units**: `due` is nanoseconds in the agenda of time, micrometres of travel in that of the belt.
struct PlantAgenda<Step: Sendable>: Sendable {
  struct Entry: Sendable {
    var due: Int64
    var order: UInt64
    var step: Step
  }

  private var heap: [Entry] = []

  var isEmpty: Bool { heap.isEmpty }
  var first: Entry? { heap.first }

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

  mutating func plan(_ step: Step, due: Int64, order: UInt64) {
    let entry = Entry(due: due, order: order, step: step)
    heap.append(entry)
    var hole = heap.count - 1
    while hole > 0 {
      let parent = (hole - 1) / 2
      guard Self.precedes(entry, heap[parent]) else { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = entry
  }

  mutating func removeFirst() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    var hole = 0
    while true {
      var child = 2 * hole + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, Self.precedes(heap[child + 1], heap[child]) { child += 1 }
      guard Self.precedes(heap[child], last) else { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = last
  }

  private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    a.due != b.due ? a.due < b.due : a.order < b.order
  }
}
