import HubUnits

/// Things that wait until a value is reached: parcels until the belt is somewhere, lanes until an instant.
///
/// What makes the crank's cost grow with what is due and not with what is followed: each turn looks at the earliest
/// only. Equal keys come in order of item, so the order never depends on how the list was filled.
///
/// **Shape**: a binary heap of `items` numbers; setting and removing take as many steps as it has levels.
struct DueList: ~Copyable {
  private var heap: FixedList<UInt16>
  /// By item.
  private var keys: FixedList<Int64>
  /// By item: its place in the heap plus one, or 0 when it waits for nothing.
  private var places: FixedList<UInt16>

  init(in region: inout MemoryRegion, items: Int) {
    heap = FixedList(in: &region, capacity: items)
    keys = FixedList(in: &region, repeating: 0, count: items)
    places = FixedList(in: &region, repeating: 0, count: items)
  }

  static func memoryBytes(items: Int) -> Int {
    2 * MemoryRegion.bytes(for: items, UInt16.self) + MemoryRegion.bytes(for: items, Int64.self)
  }

  var isEmpty: Bool { heap.isEmpty }

  /// The item that is due first; nil when nothing waits.
  var first: Int? { heap.isEmpty ? nil : Int(heap[0]) }

  /// The key of the first; far away when nothing waits.
  var earliest: Int64 { heap.isEmpty ? .max : keys[Int(heap[0])] }

  /// Sets when an item is due, whether it waited before or not.
  mutating func set(_ item: Int, _ key: Int64) {
    keys[item] = key
    if places[item] == 0 {
      heap.append(UInt16(item))
      places[item] = UInt16(heap.count)
      rise(heap.count - 1)
    } else {
      sink(rise(Int(places[item]) - 1))
    }
  }

  /// The item waits for nothing any more.
  mutating func remove(_ item: Int) {
    guard places[item] != 0 else { return }
    let place = Int(places[item]) - 1
    let last = heap[heap.count - 1]
    heap.remove(at: heap.count - 1)
    places[item] = 0
    guard place < heap.count else { return }
    heap[place] = last
    places[Int(last)] = UInt16(place + 1)
    sink(rise(place))
  }

  mutating func removeAll() {
    for place in heap.indices { places[Int(heap[place])] = 0 }
    heap.removeAll()
  }

  private func isBefore(_ a: UInt16, _ b: UInt16) -> Bool {
    let (x, y) = (keys[Int(a)], keys[Int(b)])
    return x != y ? x < y : a < b
  }

  private mutating func put(_ item: UInt16, at place: Int) {
    heap[place] = item
    places[Int(item)] = UInt16(place + 1)
  }

  @discardableResult
  private mutating func rise(_ start: Int) -> Int {
    var place = start
    let item = heap[place]
    while place > 0 {
      let parent = (place - 1) / 2
      guard isBefore(item, heap[parent]) else { break }
      put(heap[parent], at: place)
      place = parent
    }
    put(item, at: place)
    return place
  }

  private mutating func sink(_ start: Int) {
    var place = start
    let item = heap[place]
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, isBefore(heap[child + 1], heap[child]) { child += 1 }
      guard isBefore(heap[child], item) else { break }
      put(heap[child], at: place)
      place = child
    }
    put(item, at: place)
  }
}
