import Synchronization

/// The memory of a snapshot cell: two slots of words, each with a sequence number.
///
/// Why no lock: the writer is the core. Why two slots and not one: a reader of higher priority on the writer's
/// processor would spin for ever on a half-written single slot (a plain seqlock); with two, the latest whole value
/// is never the one being written over.
///
/// Value *n* lives in slot *n & 1*, whose sequence number is *2n - 1* while it is written and *2n* afterwards.
/// The writer stores the odd number (release), fences (release), stores the words, stores the even number (release).
/// A reader loads both numbers (acquire), takes the slot with the greater even one, loads its words, fences
/// (acquire) and loads its number again; when that changed, or both were odd, it starts again.
///
/// Proof that a value is never torn: every word is an atomic, so there is no data race. If one of the words came
/// from a later write, that write's odd number was stored before the word with a release fence between; the
/// reader's fence after the word makes the odd number, or a later one, visible to its last load: the numbers
/// differ (H.-J. Boehm, "Can seqlocks get along with programming language memory models?", 2012).
///
/// Proof that a reader never sees an older value after value *n*: it has seen *2n* in that slot, so it sees that
/// or more. If it sees the odd number of value *n + 2* there, acquire makes the other slot's *2(n + 1)* visible to
/// every later load: either it is what the other slot's number was found to be, or the last load differs.
///
/// A reader starts again only when the writer has begun another value meanwhile, having finished one; a writer that
/// is stopped anywhere stops no reader. The writer never waits.
///
/// **Shape**: the writer's count at 0, sequence numbers at 128 and 256, slots from 384, each rounded up to 128 bytes.
@safe
struct SnapshotBlock<Value: BitwiseCopyable & Sendable> {
  static var line: Int { 128 }
  static var wordCount: Int { (MemoryLayout<Value>.size + 7) / 8 }
  static var slotStride: Int { (wordCount * 8 + line - 1) / line * line }

  let base: UnsafeMutableRawPointer

  init(initial: Value) {
    let size = 3 * Self.line + 2 * Self.slotStride
    // Safety: a fresh block of the size that the offsets below stay within; the owner frees it. All zeros is a
    // valid state of every atomic word in it.
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: Self.line)
    unsafe base.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    write(initial)
  }

  func free() {
    // Safety: called once, by the owner's deinit, when no end lives.
    unsafe base.deallocate()
  }

  // Safety of the three: inside the block and aligned; zeroed memory is an initialised `Atomic<UInt64>`.

  /// How many values were written; the writer's own.
  var count: UnsafeMutablePointer<Atomic<UInt64>> {
    unsafe base.assumingMemoryBound(to: Atomic<UInt64>.self)
  }
  func sequence(_ slot: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
    unsafe (base + (1 + slot) * Self.line).assumingMemoryBound(to: Atomic<UInt64>.self)
  }
  func words(_ slot: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
    unsafe (base + 3 * Self.line + slot * Self.slotStride).assumingMemoryBound(to: Atomic<UInt64>.self)
  }

  /// **Thread**: the one writer.
  func write(_ value: borrowing Value) {
    // Safety: the block lives as long as any end of it; bytes are read within the value's size only.
    let number = unsafe count.pointee.load(ordering: .relaxed) &+ 1
    let slot = Int(number & 1)
    let sequence = unsafe sequence(slot)
    let words = unsafe words(slot)
    unsafe sequence.pointee.store(number &* 2 &- 1, ordering: .releasing)
    atomicMemoryFence(ordering: .releasing)
    unsafe withUnsafePointer(to: value) { value in
      unsafe AtomicWords.store(value, byteCount: MemoryLayout<Value>.size, into: words)
    }
    unsafe sequence.pointee.store(number &* 2, ordering: .releasing)
    unsafe count.pointee.store(number, ordering: .relaxed)
  }

  /// **Thread**: any.
  func read(into value: inout Value) {
    // Safety: memory of a value, and BitwiseCopyable, so that it may be overwritten byte by byte.
    unsafe withUnsafeMutablePointer(to: &value) { unsafe read(into: UnsafeMutableRawPointer($0)) }
  }

  /// **Precondition**: room for a value; afterwards it holds one.
  func read(into room: UnsafeMutableRawPointer) {
    while unsafe !readOnce(into: room) {}
  }

  /// - Returns: false when the writer came round meanwhile; what is in `room` is then meaningless.
  private func readOnce(into room: UnsafeMutableRawPointer) -> Bool {
    // Safety: as in `write`; a torn value is never looked at, since the caller reads again.
    let first = unsafe sequence(0).pointee.load(ordering: .acquiring)
    let second = unsafe sequence(1).pointee.load(ordering: .acquiring)
    let isFirst = first & 1 == 0 && (second & 1 == 1 || first > second)
    guard isFirst || second & 1 == 0 else { return false }
    let slot = isFirst ? 0 : 1
    let before = isFirst ? first : second
    let words = unsafe words(slot)
    unsafe AtomicWords.load(words, byteCount: MemoryLayout<Value>.size, into: room)
    atomicMemoryFence(ordering: .acquiring)
    return unsafe sequence(slot).pointee.load(ordering: .relaxed) == before
  }
}
