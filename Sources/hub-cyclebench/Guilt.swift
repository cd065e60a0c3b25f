import Synchronization

/// What a specimen does in each turn that a turn must not do.
final class Guilt {
  private let allocates: Bool
  private let lock = Mutex(0)
  private var kept: [Int] = []

  init?(_ kind: Substring?) {
    guard let kind else { return nil }
    allocates = kind == "allocates"
  }

  func commit() {
    if allocates {
      // A new array each time: too large for the optimiser to keep on the stack, kept so that it cannot vanish.
      kept = Array(repeating: kept.count, count: 64)
    } else {
      lock.withLock { $0 += 1 }
    }
  }
}
