import Foundation
import Glibc
import HubUnits

/// Stops one thread of another process and nothing else of it, as a bug or a stuck disk would: ptrace(2).
///
/// A program of its own, since a tracer's thread must stay the same; it waits for the word, so that its start costs
/// nothing.
final class ThreadFreezer {
  private static let script = """
    import ctypes, os, signal, sys, time
    ptrace = ctypes.CDLL(None, use_errno=True).ptrace
    ptrace.argtypes = [ctypes.c_long] * 4
    thread = int(sys.argv[1])
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    # PTRACE_SEIZE, PTRACE_INTERRUPT: linux/ptrace.h
    assert ptrace(0x4206, thread, 0, 0) == 0, os.strerror(ctypes.get_errno())
    print(os.getpid(), flush=True)
    signal.sigwait({signal.SIGUSR1})
    at = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    assert ptrace(0x4207, thread, 0, 0) == 0, os.strerror(ctypes.get_errno())
    os.waitpid(thread, 0x40000000)
    print(at, flush=True)
    signal.pause()
    """

  struct Refused: Error { let words: String }

  private let child: ChildProgram
  private let process: Int32

  init(_ thread: Int32) throws {
    child = try ChildProgram("/usr/bin/env", ["python3", "-c", Self.script, String(thread)])
    let said = child.line() ?? ""
    guard let number = Int32(said) else { throw Refused(words: said) }
    process = number
  }

  /// Stops the thread; when it was told to. It goes on when this value is let go.
  func freeze() throws -> MonotonicInstant {
    kill(process, SIGUSR1)
    let said = child.line() ?? ""
    guard let at = Int64(said) else { throw Refused(words: said) }
    return MonotonicInstant(nanoseconds: at)
  }
}
