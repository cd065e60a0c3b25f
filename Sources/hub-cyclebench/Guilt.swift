import Glibc

/// What a specimen does in each turn that a turn must not do.
@safe
struct Guilt: ~Copyable {
  enum Kind: Substring, CaseIterable {
    case allocates, locks, counts
  }

  /// Something whose references can be counted.
  private final class Thing {}

  private let kind: Kind
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var numbers: [Int] = []
  private var things = [Thing(), Thing()]
  private var held: Thing?

  init(_ kind: Kind) {
    self.kind = kind
    // Safety: fresh memory, initialised here, destroyed and freed in deinit.
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe pthread_mutex_init(mutex, nil)
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  mutating func commit() {
    switch kind {
    case .allocates:
      // A new array each time, kept so that it cannot vanish.
      numbers = Array(repeating: numbers.count, count: 64)
    case .locks:
      // Safety: initialised in init; one thread.
      unsafe pthread_mutex_lock(mutex)
      unsafe pthread_mutex_unlock(mutex)
    case .counts:
      things.swapAt(0, 1)
      held = things[0]
    }
  }
}
