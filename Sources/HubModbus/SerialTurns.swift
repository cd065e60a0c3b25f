import Glibc

/// Whose turn it is on a line that several slaves share: in the order of asking, so that nobody starves.
///
/// A lock of the system gives no order: who has just let go may take it again at once, and for ever.
///
/// **Thread**: any; between `take` and `give` the line is the caller's alone.
@safe
final class SerialTurns: @unchecked Sendable {
  // Sendable: both counters are touched under the mutex only.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let moved: UnsafeMutablePointer<pthread_cond_t>
  private var asked: UInt64 = 0
  private var served: UInt64 = 0

  init() {
    // Safety: both live until deinit, which runs when no thread knows this value any more.
    unsafe mutex = .allocate(capacity: 1)
    unsafe moved = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(moved, nil)
  }

  deinit {
    // Safety: see init.
    unsafe pthread_mutex_destroy(mutex)
    unsafe pthread_cond_destroy(moved)
    unsafe mutex.deallocate()
    unsafe moved.deallocate()
  }

  /// Waits for the caller's turn.
  func take() {
    // Safety: see init.
    unsafe pthread_mutex_lock(mutex)
    let mine = asked
    asked += 1
    while served != mine { unsafe pthread_cond_wait(moved, mutex) }
    unsafe pthread_mutex_unlock(mutex)
  }

  /// Ends the caller's turn.
  func give() {
    // Safety: see init.
    unsafe pthread_mutex_lock(mutex)
    served += 1
    unsafe pthread_cond_broadcast(moved)
    unsafe pthread_mutex_unlock(mutex)
  }
}
