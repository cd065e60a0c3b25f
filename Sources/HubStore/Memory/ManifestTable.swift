import Glibc
import HubUnits

/// Every code of the manifest and of customs in one block of memory.
///
/// Open addressing with the slots in the order of their hashes: a key belongs at its hash's share of the table, or
/// behind those before it. So a search for a code that is not there ends as soon as one that is; and a larger table
/// is written from front to back.
///
///     hash 0 ─────────────────────────────────────────────► hash 2^64
///     │ home 0 │ home 1 │ …          capacity             │ run-out │ one empty │
///
/// **Shape**: three quarters full after it was built, at most seven eighths. **Source**: decision record 0008.
/// **Thread**: changed by the store's writer only, under the lock that readers hold; so the writer reads without it.
// Safe: the class itself has no lock; `ManifestMemory` holds one around every use by others than the writer.
@safe final class ManifestTable: @unchecked Sendable {
  let seed: UInt64
  let longKeys: LongKeys
  private(set) var count = 0
  private let capacity: Int
  private let slotCount: Int
  private let slots: UnsafeMutablePointer<ManifestSlot>

  /// Slots behind the last home, for keys that were pushed on.
  ///
  /// **Source**: runs at seven eighths full are some hundreds of slots at the longest for 5,000,000 codes; one that
  /// runs out all the same is answered by a larger table.
  private static let runOut = 4_096
  private static let smallest = 1_024

  /// An empty table for so many codes, or nil when the kernel gives no memory.
  init?(for codes: Int, seed: UInt64, longKeys: LongKeys = LongKeys()) {
    capacity = max(Self.smallest, codes / 3 * 4 + 4)
    slotCount = capacity + Self.runOut + 1
    self.seed = seed
    self.longKeys = longKeys
    let size = slotCount * MemoryLayout<ManifestSlot>.stride
    // Safe: fresh memory of our own, zeroed by the kernel: all slots are empty.
    let block = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let block = unsafe block, unsafe block != MAP_FAILED else { return nil }
    // Large pages spare a walk through the page tables at each lookup; without them it is only slower, so the
    // answer does not matter. Source: madvise(2).
    _ = unsafe madvise(block, size, MADV_HUGEPAGE)
    unsafe slots = block.bindMemory(to: ManifestSlot.self, capacity: slotCount)
  }

  deinit {
    // Safe: the whole block that was mapped, and nobody has the table any more.
    let answer = unsafe munmap(slots, slotCount * MemoryLayout<ManifestSlot>.stride)
    precondition(answer == 0, "hub bug: the manifest's memory could not be given back")
  }

  /// What it takes of memory, empty slots included. **Units**: bytes.
  var byteCount: Int { slotCount * MemoryLayout<ManifestSlot>.stride + longKeys.byteCount }

  /// So many codes more may come before the table must grow.
  var room: Int { capacity / 8 * 7 - count }

  /// About as large as a table for its codes is built: within a twentieth.
  var isFitting: Bool {
    capacity <= Self.smallest || (capacity / 100 * 71...capacity / 100 * 79).contains(count)
  }

  /// The same codes in a table of another size, or nil when the kernel gives no memory for it.
  func rebuilt(for codes: Int) -> ManifestTable? {
    guard let new = ManifestTable(for: max(codes, count), seed: seed, longKeys: longKeys) else { return nil }
    var next = 0
    for i in 0..<slotCount {
      // Safe: below the number of slots.
      let slot = unsafe slots[i]
      if slot.isEmpty { continue }
      let place = max(next, new.home(slot.hash(seed: seed)))
      guard place < new.slotCount - 1 else { return nil }
      // Safe: checked in the line above.
      unsafe new.slots[place] = slot
      next = place + 1
    }
    new.count = count
    return new
  }

  /// Makes the processor fetch a key's place.
  func touch(_ key: ManifestKey) -> UInt64 {
    // Safe: homes lie inside the table.
    unsafe slots[home(key.hash)].c
  }

  /// A key's slot, or nil when it is not there.
  @inline(__always) func slot(of key: ManifestKey) -> ManifestSlot? {
    let (place, isThere) = find(key)
    // Safe: `find` ends inside the table.
    return isThere ? unsafe slots[place] : nil
  }

  /// Changes a key's slot, which is made when it is not there.
  ///
  /// - Returns: false when there was no room: the table must be rebuilt, larger, before anything else.
  func change(_ key: ManifestKey, _ body: (inout ManifestSlot) -> Void) -> Bool {
    let (place, isThere) = find(key)
    if !isThere, !insert(key, at: place) { return false }
    // Safe: `find` ends inside the table.
    unsafe body(&slots[place])
    return true
  }

  @inline(__always) private func home(_ hash: UInt64) -> Int {
    Int(hash.multipliedFullWidth(by: UInt64(capacity)).high)
  }

  /// Where a key lies, or where it belongs. The last slot is always empty, so that the search ends.
  @inline(__always) private func find(_ key: ManifestKey) -> (place: Int, isThere: Bool) {
    var place = home(key.hash)
    while true {
      // Safe: homes lie before the run-out, and the search stops at the empty slot behind it at the latest.
      let slot = unsafe slots[place]
      if slot.isEmpty { return (place, false) }
      if slot.matches(key) {
        // Safe: the bytes of a long key were put down when its slot was made.
        if unsafe !key.isLong || longKeys.hold(key.bytes, at: slot.a) { return (place, true) }
      } else if slot.hash(seed: seed) > key.hash {
        return (place, false)
      }
      place += 1
    }
  }

  private func insert(_ key: ManifestKey, at place: Int) -> Bool {
    guard room > 0 else { return false }
    var end = place
    // Safe: the last slot is empty.
    while unsafe !slots[end].isEmpty { end += 1 }
    guard end < slotCount - 1 else { return false }
    // Safe: `end` is empty and inside, so what lies here can move up by one.
    unsafe (slots + place + 1).update(from: slots + place, count: end - place)
    // Safe: the key's bytes live as long as the key is used.
    let lying = unsafe key.isLong ? key.lying(at: longKeys.add(key.bytes)) : key
    unsafe slots[place] = ManifestSlot(lying)
    count += 1
    return true
  }
}
