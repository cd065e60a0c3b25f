import HubUnits

/// The parcels on the belt, in belt order.
///
/// **Shape**: `Limits.parcels` slots. `order` holds the slots in use, the foremost parcel first.
struct ParcelTable: ~Copyable {
  private var slots: FixedList<TrackedParcel>
  private var order: FixedList<UInt16>
  private var free: FixedList<UInt16>

  init(in region: inout MemoryRegion) {
    slots = FixedList(
      in: &region,
      repeating: TrackedParcel(serial: .none, origin: .unexpected, zero: .zero, nextEye: 0),
      count: Limits.parcels)
    order = FixedList(in: &region, capacity: Limits.parcels)
    free = FixedList(in: &region, capacity: Limits.parcels)
    for slot in 0..<Limits.parcels { free.append(UInt16(Limits.parcels - 1 - slot)) }
  }

  static var memoryBytes: Int {
    MemoryRegion.bytes(for: Limits.parcels, TrackedParcel.self)
      + MemoryRegion.bytes(for: Limits.parcels * 2, UInt16.self) + MemoryLayout<UInt16>.alignment
  }

  var count: Int { order.count }

  /// The parcel at a rank in belt order. **Precondition**: `rank < count`.
  subscript(rank: Int) -> TrackedParcel {
    // Safe: the slot in place; the lists check both indices, and the table is accessed exclusively meanwhile.
    unsafeAddress { unsafe UnsafePointer(slots.address(of: Int(order[rank]))) }
    unsafeMutableAddress { unsafe slots.address(of: Int(order[rank])) }
  }

  /// The rank of a parcel, or nil when it is not on the belt.
  func rank(of serial: ParcelSerial) -> Int? {
    for rank in order.indices where slots[Int(order[rank])].serial == serial { return rank }
    return nil
  }

  /// Takes up a parcel at its place in belt order; false when the table is full.
  mutating func insert(_ parcel: TrackedParcel) -> Bool {
    guard !free.isEmpty else { return false }
    let slot = free[free.count - 1]
    free.remove(at: free.count - 1)
    slots[Int(slot)] = parcel
    var rank = order.count
    while rank > 0, slots[Int(order[rank - 1])].zero > parcel.zero { rank -= 1 }
    order.insert(slot, at: rank)
    return true
  }

  mutating func remove(rank: Int) {
    free.append(order[rank])
    order.remove(at: rank)
  }

  /// Moves a parcel to where its leading edge was seen, and keeps the belt order.
  ///
  /// - Returns: its rank afterwards.
  mutating func correct(rank: Int, zero: BeltPosition) -> Int {
    var rank = rank
    slots[Int(order[rank])].zero = zero
    while rank > 0, slots[Int(order[rank - 1])].zero > zero {
      swapOrder(rank, rank - 1)
      rank -= 1
    }
    while rank + 1 < order.count, slots[Int(order[rank + 1])].zero < zero {
      swapOrder(rank, rank + 1)
      rank += 1
    }
    return rank
  }

  private mutating func swapOrder(_ a: Int, _ b: Int) {
    let slot = order[a]
    order[a] = order[b]
    order[b] = slot
  }
}
