import CHubShims
public import HubUnits
import Synchronization

// A reader that sleeps until its writer rings, or until its next instant.
//
// ```
// reader  heard = rings ──▶ looks at everything ──▶ sleeps while rings is still heard ──▶ …
// writer        puts in ──▶ rings + 1 ──▶ wakes
// ```
//
// The ring tells of whatever the two share, not of this ring's elements alone. One that comes between the reader's look
// and its sleep has changed the word that the kernel compares: none is slept through.

extension RingReader {
  /// How often it was rung. **Thread**: the reader's; read before looking at what a ring may tell of.
  public var rings: UInt32 {
    // Safety: this end lives, so the block does.
    unsafe block.rings.pointee.load(ordering: .acquiring)
  }

  /// Sleeps until an instant; returns at once when it was rung since `heard`, and before its time when it is rung. May
  /// return without either.
  ///
  /// **Thread**: the reader's. **Source**: futex(2).
  public func sleep(until instant: MonotonicInstant, heard: UInt32) {
    guard instant.nanoseconds > 0 else { return }
    // Safety: this end lives, so the block does; the kernel only reads the word.
    unsafe hub_sleep_on_word(block.rings, heard, instant.nanoseconds)
  }
}

extension RingWriter {
  /// Wakes the reader, or keeps it from falling asleep: a system call, which does not block.
  ///
  /// **Thread**: the writer's.
  public func ring() {
    // Safety: this end lives, so the block does; the kernel takes the address for a name.
    // After 4,294,967,296 rings, more than a year at 58 parcels a second and two rings each, it begins anew: only compared.
    unsafe block.rings.pointee.wrappingAdd(1, ordering: .releasing)
    unsafe hub_wake_on_word(block.rings)
  }
}
