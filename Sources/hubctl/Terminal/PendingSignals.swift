import Glibc

/// Signals that wait to be looked at, so that a picture on the terminal is always taken down in order.
///
/// No handler runs: the signals are blocked and asked for between two steps.
///
/// **Thread**: the program's only one.
struct PendingSignals {
  private let watched: [CInt]

  /// Blocks the signals from here on.
  init(_ watched: [CInt]) {
    self.watched = watched
    var set = sigset_t()
    // Safety: the set is local and lives through the calls.
    unsafe sigemptyset(&set)
    for signal in watched { unsafe sigaddset(&set, signal) }
    unsafe sigprocmask(SIG_BLOCK, &set, nil)
  }

  /// Takes one that waits, or says that none does.
  func take() -> CInt? {
    var pending = sigset_t()
    // Safety: both sets are local and live through the calls.
    guard unsafe sigpending(&pending) == 0 else { return nil }
    guard let signal = watched.first(where: { unsafe sigismember(&pending, $0) == 1 }) else { return nil }
    var one = sigset_t()
    unsafe sigemptyset(&one)
    unsafe sigaddset(&one, signal)
    var taken: CInt = 0
    return unsafe sigwait(&one, &taken) == 0 ? taken : nil
  }
}
