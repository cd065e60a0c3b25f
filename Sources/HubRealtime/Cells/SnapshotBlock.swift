import Synchronization

/// The memory of a snapshot cell: two slots of words, each with a sequence number, and the number of the latest.
///
/// Why no lock: the writer is the core. Why two slots and not one: a reader of higher priority on the writer's
/// processor would spin for ever on a half-written single slot (a plain seqlock); with two, the slot of the
/// latest value is never the one being written.
///
/// Proof that a value is never torn. Every word is an atomic, so there is no data race. Value *n* lives in slot
/// *n & 1*. The writer of value *n* stores an odd sequence number, fences (release), stores the words, stores
/// the even number (release), then publishes *n* (release). A reader that takes *n* (acquire) loads the slot's
/// number (acquire), the words, fences (acquire) and loads the number again. If one of the words came from a
/// later write, that write's odd number was stored before the word with a release fence between; the reader's
/// fence after the word makes the odd number, or a later one, visible to the second load: the numbers differ, and
/// the reader starts again (H.-J. Boehm, "Can seqlocks get along with programming language memory models?",
/// 2012). If the first load was odd, the writer has already published *n + 1*: the odd number is stored with
/// release after that, so the next look at the latest finds a newer value. So a reader starts again only when the
/// writer finished another value meanwhile, and the writer never waits.
///
/// **Shape**: `latest` at 0, sequence numbers at 128 and 256, slots from 384, each rounded up to 128 bytes.
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

  var latest: UnsafeMutablePointer<Atomic<UInt64>> {
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
    let number = unsafe latest.pointee.load(ordering: .relaxed) &+ 1
    let slot = Int(number & 1)
    let sequence = unsafe sequence(slot)
    let words = unsafe words(slot)
    let before = unsafe sequence.pointee.load(ordering: .relaxed)
    unsafe sequence.pointee.store(before &+ 1, ordering: .releasing)
    atomicMemoryFence(ordering: .releasing)
    unsafe withUnsafePointer(to: value) { value in
      unsafe AtomicWords.store(value, byteCount: MemoryLayout<Value>.size, into: words)
    }
    unsafe sequence.pointee.store(before &+ 2, ordering: .releasing)
    unsafe latest.pointee.store(number, ordering: .releasing)
  }

  /// **Thread**: any.
  func read(into value: inout Value) {
    while !readOnce(into: &value) {}
  }

  /// - Returns: false when the writer came round meanwhile; `value` is then meaningless.
  func readOnce(into value: inout Value) -> Bool {
    // Safety: as in `write`; a torn value is never looked at, since the caller reads again.
    let slot = Int(unsafe latest.pointee.load(ordering: .acquiring) & 1)
    let sequence = unsafe sequence(slot)
    let words = unsafe words(slot)
    let before = unsafe sequence.pointee.load(ordering: .acquiring)
    guard before & 1 == 0 else { return false }
    unsafe withUnsafeMutablePointer(to: &value) { value in
      unsafe AtomicWords.load(words, byteCount: MemoryLayout<Value>.size, into: value)
    }
    atomicMemoryFence(ordering: .acquiring)
    return unsafe sequence.pointee.load(ordering: .relaxed) == before
  }
}
