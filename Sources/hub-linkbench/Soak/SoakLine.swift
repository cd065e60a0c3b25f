import Synchronization

/// What the asking thread and the device of one line tell each other beside the wire.
final class SoakLine: Sendable {
  /// The question on the table, counted from 1; the device answers nothing else.
  let asking = Atomic<UInt64>(0)
  /// When it was asked. **Units**: nanoseconds of the monotonic clock.
  let askedAt = Atomic<Int64>(0)
  /// The last question whose right answer was given to the wire.
  let answered = Atomic<UInt64>(0)
  /// Exchanges in which the device did something wrong.
  let faulty = Atomic<Int>(0)
  let isOver = Atomic<Bool>(false)
}
