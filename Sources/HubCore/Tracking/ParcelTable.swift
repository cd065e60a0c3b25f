import HubUnits

/// The parcels on the belt, in belt order.
///
/// A parcel keeps its slot for as long as it is followed; its rank among the others changes. It is found by serial, by
/// slot and by place without looking at all the others.
///
/// **Shape**: `Limits.parcels` slots. `order` holds the slots in use, the foremost parcel first.
struct ParcelTable: ~Copyable {
  private var slots: FixedList<TrackedParcel>
  private var order: FixedList<UInt16>
  private var free: FixedList<UInt16>
  private var bySerial: SerialIndex
  /// When each slot's parcel is to be looked at: a belt position, in micrometres.
  var due: DueList

  init(in region: inout MemoryRegion) {
    slots = FixedList(
      in: &region,
      repeating: TrackedParcel(
        serial: .none, origin: .unexpected, zero: .zero, nextEye: 0, eye: EyeIndex(0), at: .zero),
      count: Limits.parcels)
    order = FixedList(in: &region, capacity: Limits.parcels)
    free = FixedList(in: &region, capacity: Limits.parcels)
    bySerial = SerialIndex(in: &region)
    due = DueList(in: &region, items: Limits.parcels)
    for slot in 0..<Limits.parcels { free.append(UInt16(Limits.parcels - 1 - slot)) }
  }

  static var memoryBytes: Int {
    MemoryRegion.bytes(for: Limits.parcels, TrackedParcel.self)
      + 2 * MemoryRegion.bytes(for: Limits.parcels, UInt16.self) + SerialIndex.memoryBytes
      + DueList.memoryBytes(items: Limits.parcels)
  }

  var count: Int { order.count }

  /// The parcel at a rank in belt order. **Precondition**: `rank < count`.
  subscript(rank: Int) -> TrackedParcel {
    // Safe: the slot in place; the lists check both indices, and the table is accessed exclusively meanwhile.
    unsafeAddress { unsafe UnsafePointer(slots.address(of: Int(order[rank]))) }
    unsafeMutableAddress { unsafe slots.address(of: Int(order[rank])) }
  }

  /// The slot of the parcel at a rank.
  func slot(rank: Int) -> Int { Int(order[rank]) }

  /// The rank of a parcel, or nil when it is not on the belt.
  func rank(of serial: ParcelSerial) -> Int? {
    guard let slot = bySerial.slot(of: serial, in: slots) else { return nil }
    return rank(ofSlot: slot)
  }

  /// The rank of a slot in use.
  func rank(ofSlot slot: Int) -> Int {
    var rank = firstRank(from: slots[slot].zero)
    while Int(order[rank]) != slot { rank += 1 }
    return rank
  }

  /// The first rank whose leading edge is not before a place: `count` when there is none.
  func firstRank(from zero: BeltPosition) -> Int {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if slots[Int(order[middle])].zero < zero { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Takes up a parcel at its place in belt order.
  ///
  /// - Returns: its rank, or nil when the table is full.
  mutating func insert(_ parcel: TrackedParcel) -> Int? {
    guard !free.isEmpty else { return nil }
    let slot = free[free.count - 1]
    free.remove(at: free.count - 1)
    slots[Int(slot)] = parcel
    bySerial.insert(parcel.serial, slot: slot, in: slots)
    let rank = rankAfter(parcel.zero)
    order.insert(slot, at: rank)
    return rank
  }

  mutating func remove(rank: Int) {
    let slot = order[rank]
    bySerial.remove(slots[Int(slot)].serial, in: slots)
    slots[Int(slot)].serial = .none
    due.remove(Int(slot))
    free.append(slot)
    order.remove(at: rank)
  }

  /// Moves a parcel to where its leading edge was seen, and keeps the belt order.
  ///
  /// - Returns: its rank afterwards.
  mutating func correct(rank: Int, zero: BeltPosition) -> Int {
    let slot = order[rank]
    slots[Int(slot)].zero = zero
    let fits =
      (rank == 0 || slots[Int(order[rank - 1])].zero <= zero)
      && (rank + 1 == order.count || slots[Int(order[rank + 1])].zero >= zero)
    if fits { return rank }
    order.remove(at: rank)
    let after = rankAfter(zero)
    order.insert(slot, at: after)
    return after
  }

  /// The rank behind all that are at a place or before it.
  private func rankAfter(_ zero: BeltPosition) -> Int {
    var rank = firstRank(from: zero)
    while rank < order.count, slots[Int(order[rank])].zero == zero { rank += 1 }
    return rank
  }
}
