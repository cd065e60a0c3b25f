public import Synchronization

/// The writing end of a ring: one thread puts events in, another takes them out, nobody waits.
///
/// **Shape**: fixed capacity, a power of two; a full ring refuses and counts, it never overwrites.
/// **Thread**: one thread at a time; moves between threads, is never shared.
public struct RingWriter<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
  // Sendable: the end does not copy, so one thread has it; the block is made for two threads (RingBlock).
  @usableFromInline let block: RingBlock<Element>

  /// Makes a ring; the other end comes from `makeReader()`.
  ///
  /// **Precondition**: the capacity is a power of two.
  @inlinable
  public init(capacity: Int) { block = RingBlock(capacity: capacity) }

  @usableFromInline init(joining block: RingBlock<Element>) {
    block.claimSecondEnd()
    self.block = block
  }

  deinit { block.leave() }

  /// The other end.
  ///
  /// **Precondition**: called once, and only on the end that made the ring.
  public func makeReader() -> RingReader<Element> { RingReader(joining: block) }

  /// Puts one element in.
  ///
  /// - Returns: false when the ring is full: the element is not taken, and `overflowCount` grows by one.
  @inlinable
  @discardableResult
  public func push(_ element: Element) -> Bool {
    // Safety: this end lives, so the block does. `written` is only stored by this end. The slot is free: the
    // reader's release of `read` happened before our acquire of it.
    let written = unsafe block.written.pointee.load(ordering: .relaxed)
    let read = unsafe block.read.pointee.load(ordering: .acquiring)
    guard written &- read <= block.mask else {
      unsafe block.overflow.pointee.add(1, ordering: .relaxed)
      return false
    }
    unsafe block.slot(written).initialize(to: element)
    unsafe block.written.pointee.store(written &+ 1, ordering: .releasing)
    return true
  }

  /// Counts an element that is not put in because others found no room before it.
  @inlinable
  public func refuse() {
    // Safety: this end lives, so the block does.
    unsafe block.overflow.pointee.add(1, ordering: .relaxed)
  }

  /// How many elements wait to be read.
  @inlinable
  public var count: Int {
    // Safety: this end lives, so the block does.
    unsafe block.written.pointee.load(ordering: .relaxed) &- block.read.pointee.load(ordering: .acquiring)
  }

  /// How many elements fit.
  @inlinable
  public var capacity: Int { block.mask + 1 }

  /// How many elements found no room since the ring was made.
  @inlinable
  public var overflowCount: Int {
    // Safety: this end lives, so the block does.
    unsafe block.overflow.pointee.load(ordering: .relaxed)
  }
}
