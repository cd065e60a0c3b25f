import Foundation
import Glibc
import Synchronization

/// Carries something that does not copy into a closure that runs on another thread.
final class Carrier<Load: ~Copyable & Sendable>: Sendable {
  private let place: Mutex<Load?>

  init(_ load: consuming sending Load) { place = Mutex(load) }

  func take() -> Load {
    guard let load = place.withLock({ $0.take() }) else { preconditionFailure("already taken") }
    return load
  }
}

extension Thread {
  /// Lets another thread have the processor: tests run on machines with one.
  static func yieldProcessor() { sched_yield() }
}
