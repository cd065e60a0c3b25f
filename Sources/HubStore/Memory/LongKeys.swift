/// The bytes of keys that are longer than a slot's room, one after the other.
///
/// Keys are only added: a code that was known once keeps its slot.
///
/// **Shape**: grows by a quarter; places are byte offsets.
// Safe: changed by the writer only, while it holds the lock under which everybody else reads.
@safe final class LongKeys: @unchecked Sendable {
  private var room: UnsafeMutableRawBufferPointer
  private var used = 0

  // Safe: no memory yet, so nothing to point to; `grow` brings the first.
  init() { unsafe room = UnsafeMutableRawBufferPointer(start: nil, count: 0) }

  // Safe: nobody has a place in it any more; giving back no memory does nothing.
  deinit { unsafe room.deallocate() }

  /// What it takes of memory, unused room included. **Units**: bytes.
  var byteCount: Int { unsafe room.count }

  /// The same bytes lie at a place.
  func hold(_ bytes: UnsafeRawBufferPointer, at place: UInt64) -> Bool {
    let start = Int(place)
    precondition(
      start >= 0 && start + bytes.count <= used, "hub bug: a long key lies outside of its room")
    // Safe: both ends were checked.
    return unsafe UnsafeRawBufferPointer(rebasing: room[start..<start + bytes.count]).elementsEqual(bytes)
  }

  /// Puts a key's bytes down and says where.
  func add(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let end = used + bytes.count
    if unsafe end > room.count { grow(to: max(end + end / 4, 4_096)) }
    // Safe: there is room up to `end`.
    unsafe UnsafeMutableRawBufferPointer(rebasing: room[used..<end]).copyMemory(from: bytes)
    defer { used = end }
    return UInt64(used)
  }

  private func grow(to count: Int) {
    // Safe: its own, given back by the next growth or by `deinit`.
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    // Safe: the new room is larger than what is used of the old one.
    unsafe larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[..<used]))
    unsafe room.deallocate()
    unsafe room = larger
  }
}
