import Glibc
import Synchronization

/// Ctrl-C, SIGTERM and SIGHUP as a question that can be asked now and then.
///
/// A handler, not an ignored or blocked signal: children start with the default again.
public enum StopSignals {
  /// Catches the signals from now on.
  public static func watch() {
    // The first look makes sure that the flag exists before a handler runs.
    _ = stopWasAsked.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // The handler only stores to an atomic, which POSIX allows at any point.
      signal(number, noteStopSignal)
    }
  }

  /// Whether one came.
  public static var cameIn: Bool { stopWasAsked.load(ordering: .relaxed) }
}

let stopWasAsked = Atomic(false)

/// Where the kernel hands over a signal.
@c func noteStopSignal(_ number: CInt) { stopWasAsked.store(true, ordering: .relaxed) }
