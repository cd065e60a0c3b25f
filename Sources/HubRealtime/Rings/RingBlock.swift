public import Synchronization

/// The memory of one ring: two indices on cache lines of their own, a count of ends, and the slots.
///
/// **Shape**: one heap block, allocated once: `written`, `overflow` and `rings` at 0, `read` at 128, `ends` at 256, slots
/// from 384. 128 bytes apart because x86 prefetches cache lines in pairs (Intel optimisation manual, "spatial
/// prefetcher").
/// **Thread**: `written` and the slot behind it belong to the writer, `read` to the reader; the two meet only in
/// the acquire and release of these indices.
@safe
@usableFromInline
struct RingBlock<Element: BitwiseCopyable & Sendable> {
  @usableFromInline static var line: Int { 128 }
  @usableFromInline static var slotsOffset: Int { 3 * line }

  @usableFromInline let base: UnsafeMutableRawPointer
  /// Capacity minus one; the capacity is a power of two, so that an index becomes a slot by one `and`.
  @usableFromInline let mask: Int

  @usableFromInline
  init(capacity: Int) {
    precondition(
      capacity > 0 && capacity & (capacity - 1) == 0, "hub bug: a ring's capacity is a power of two")
    // Swift's layouts never ask for more than 16 bytes of alignment, and 128 covers that for the slots.
    precondition(MemoryLayout<Element>.alignment <= Self.line, "hub bug: element aligned beyond a cache line")
    mask = capacity - 1
    // Safety: a fresh block of the size that the offsets below stay within; freed by the last end.
    unsafe base = UnsafeMutableRawPointer.allocate(
      byteCount: Self.slotsOffset + capacity * MemoryLayout<Element>.stride, alignment: Self.line)
    unsafe base.initializeMemory(
      as: UInt8.self, repeating: 0, count: Self.slotsOffset + capacity * MemoryLayout<Element>.stride)
    unsafe written.initialize(to: Atomic(0))
    unsafe overflow.initialize(to: Atomic(0))
    unsafe rings.initialize(to: Atomic(0))
    unsafe read.initialize(to: Atomic(0))
    unsafe ends.initialize(to: Atomic(1))
  }

  // Safety of the five: inside the block, aligned, initialised in `init`, and freed only after the last end.

  /// How many elements were ever written.
  @usableFromInline var written: UnsafeMutablePointer<Atomic<Int>> {
    unsafe base.assumingMemoryBound(to: Atomic<Int>.self)
  }
  /// How many elements found no room.
  @usableFromInline var overflow: UnsafeMutablePointer<Atomic<Int>> {
    unsafe (base + MemoryLayout<Int>.stride).assumingMemoryBound(to: Atomic<Int>.self)
  }
  /// How often the writer has rung; the word that the reader sleeps on.
  @usableFromInline var rings: UnsafeMutablePointer<Atomic<UInt32>> {
    unsafe (base + 2 * MemoryLayout<Int>.stride).assumingMemoryBound(to: Atomic<UInt32>.self)
  }
  /// How many elements were ever read.
  @usableFromInline var read: UnsafeMutablePointer<Atomic<Int>> {
    unsafe (base + Self.line).assumingMemoryBound(to: Atomic<Int>.self)
  }
  /// How many ends live; bit 8 is set once the second end was made.
  @usableFromInline var ends: UnsafeMutablePointer<Atomic<Int>> {
    unsafe (base + 2 * Self.line).assumingMemoryBound(to: Atomic<Int>.self)
  }
  @usableFromInline static var secondEndMade: Int { 0x100 }

  /// **Precondition**: index is one that the caller owns, see **Thread** above.
  @usableFromInline
  func slot(_ index: Int) -> UnsafeMutablePointer<Element> {
    // Safety: masked to the capacity, so inside the block.
    unsafe (base + Self.slotsOffset).assumingMemoryBound(to: Element.self) + (index & mask)
  }

  /// Counts the second end, which may be made once.
  @usableFromInline
  func claimSecondEnd() {
    // Safety: the caller is an end, so the block lives.
    let before = unsafe ends.pointee.add(1 + Self.secondEndMade, ordering: .relaxed).oldValue
    precondition(before & Self.secondEndMade == 0, "hub bug: a ring has one writer and one reader")
  }

  /// Takes one end away and frees the block with the last.
  @usableFromInline
  func leave() {
    // Safety: every end leaves once, in its deinit; whoever takes the count to zero is the last to touch the
    // block, and acquire-release makes everything the other end did happen before the free.
    let now = unsafe ends.pointee.subtract(1, ordering: .acquiringAndReleasing).newValue
    if now & ~Self.secondEndMade == 0 { unsafe base.deallocate() }
  }
}
