import Glibc
import HubRealtime
import HubUnits
import Synchronization

/// The loop of one port's thread, and how others end its waits.
///
/// Sendable: the scanner is touched by its thread only, between `start` and the join in `stop`; the pipe is made for
/// two ends.
final class SerialScannerWork: @unchecked Sendable {
  private let scanner: SerialScanner
  private let stopping = Atomic(false)
  /// A byte in it ends a wait. Both ends do not block; a full pipe wakes as well as one byte.
  private let wakeReader: Int32
  private let wakeWriter: Int32

  /// The longest wait: how late a stop can be when its wake-up is lost.
  private static var longestWait: Nanoseconds { .milliseconds(500) }

  init(_ scanner: SerialScanner) {
    self.scanner = scanner
    var ends: (Int32, Int32) = (-1, -1)
    // Safe: the kernel writes two descriptors into two integers in a row.
    let result = unsafe withUnsafeMutableBytes(of: &ends) {
      unsafe pipe($0.baseAddress?.assumingMemoryBound(to: Int32.self))
    }
    precondition(result == 0, "kernel: no descriptors left for a scanner's thread (errno \(errno))")
    (wakeReader, wakeWriter) = ends
    for end in [wakeReader, wakeWriter] {
      precondition(
        fcntl(end, F_SETFL, O_NONBLOCK) == 0 && fcntl(end, F_SETFD, FD_CLOEXEC) == 0,
        "hub bug: a pipe of ours cannot be set (errno \(errno))")
    }
  }

  deinit {
    close(wakeReader)
    close(wakeWriter)
  }

  func reset() { stopping.store(false, ordering: .releasing) }

  func requestStop() {
    stopping.store(true, ordering: .releasing)
    wake()
  }

  /// Ends the wait: there is something to do.
  func wake() {
    var byte: UInt8 = 0
    // Safe: one byte of a local. A full pipe is as good.
    _ = unsafe write(wakeWriter, &byte, 1)
  }

  /// Runs until a stop is asked for; then the port is given back.
  func run() {
    while !stopping.load(ordering: .acquiring) {
      scanner.turn(at: MonotonicClock.now())
      wait()
    }
    scanner.leave(at: MonotonicClock.now())
  }

  private func wait() {
    let now = MonotonicClock.now()
    let due = min(scanner.nextDue ?? now + Self.longestWait, now + Self.longestWait)
    // Rounded up, or the last part of a millisecond would be spent in turns that find nothing due.
    let milliseconds = Int32(max(0, (due - now).count + 999_999) / 1_000_000)
    var files = (
      pollfd(fd: scanner.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0)
    )
    // Safe: two structures in a row, ours through the call. An interruption is a turn too early.
    _ = unsafe withUnsafeMutableBytes(of: &files) {
      unsafe poll($0.baseAddress?.assumingMemoryBound(to: pollfd.self), 2, milliseconds)
    }
    guard files.1.revents != 0 else { return }
    var room: UInt64 = 0
    // Safe: at most eight bytes into a local; what is left wakes once more.
    _ = unsafe read(wakeReader, &room, 8)
  }
}

/// The life of a port's thread.
@c func serialScannerMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // Safe: `SerialScannerThread.start` passes a work that outlives the thread.
  guard let context = unsafe context else { return nil }
  unsafe Unmanaged<SerialScannerWork>.fromOpaque(context).takeUnretainedValue().run()
  return nil
}
