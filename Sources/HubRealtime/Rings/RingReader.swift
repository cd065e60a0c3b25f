public import Synchronization

/// The reading end of a ring.
///
/// **Thread**: one thread at a time; moves between threads, is never shared.
public struct RingReader<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
  // Sendable: the end does not copy, so one thread has it; the block is made for two threads (RingBlock).
  @usableFromInline let block: RingBlock<Element>

  /// Makes a ring; the other end comes from `makeWriter()`.
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
  public func makeWriter() -> RingWriter<Element> { RingWriter(joining: block) }

  /// Takes the oldest element out, or nil when there is none.
  @inlinable
  public func pop() -> Element? {
    // Safety: this end lives, so the block does. `read` is only stored by this end. The slot is initialised:
    // the writer's release of `written` happened before our acquire of it.
    let read = unsafe block.read.pointee.load(ordering: .relaxed)
    let written = unsafe block.written.pointee.load(ordering: .acquiring)
    guard written &- read > 0 else { return nil }
    let element = unsafe block.slot(read).pointee
    unsafe block.read.pointee.store(read &+ 1, ordering: .releasing)
    return element
  }

  /// How many elements wait.
  @inlinable
  public var count: Int {
    // Safety: this end lives, so the block does.
    unsafe block.written.pointee.load(ordering: .acquiring) &- block.read.pointee.load(ordering: .relaxed)
  }

  /// How many elements fit.
  @inlinable
  public var capacity: Int { block.mask + 1 }

  /// How many elements found no room since the ring was made: what the reader will never see.
  @inlinable
  public var overflowCount: Int {
    // Safety: this end lives, so the block does.
    unsafe block.overflow.pointee.load(ordering: .relaxed)
  }
}
