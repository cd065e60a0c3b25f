import CHubShims
public import HubUnits
import Synchronization

// A reader that sleeps until something is put in, or until its next instant.

extension RingReader {
  /// Sleeps until an instant; returns at once when something is in the ring, and before its time when the writer wakes
  /// it. May return without either.
  ///
  /// **Thread**: the reader's. **Source**: futex(2), on the low half of the count of elements written.
  public func sleep(until instant: MonotonicInstant) {
    // Safety: this end lives, so the block does.
    let written = unsafe block.written.pointee.load(ordering: .acquiring)
    let read = unsafe block.read.pointee.load(ordering: .relaxed)
    guard written == read, instant.nanoseconds > 0 else { return }
    // What is put in from here on has changed the word that the kernel compares.
    // Safety: the count's low half comes first, on both of our processors; the kernel only reads it.
    unsafe hub_sleep_on_word(block.written, UInt32(truncatingIfNeeded: written), instant.nanoseconds)
  }
}

extension RingWriter {
  /// Wakes the reader, if it sleeps on the ring: a system call, which does not block.
  ///
  /// **Thread**: the writer's.
  public func wakeReader() {
    // Safety: this end lives, so the block does; the kernel takes the address for a name.
    unsafe hub_wake_on_word(block.written)
  }
}
