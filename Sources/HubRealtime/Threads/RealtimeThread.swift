import Glibc

/// A thread of our own: named, with a stack of known size, real-time if policy and kernel allow.
///
/// **Thread**: the handle belongs to whoever started it, who joins it. Forgetting to join is a bug and traps.
@safe
public struct RealtimeThread: ~Copyable, Sendable {
  /// What a thread runs: a file-scope `@c` function. Closures written in an actor's context compile and then die
  /// with SIGILL on another thread.
  public typealias Entry = @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?

  /// **Source**: the deepest call of ours is the core's turn with its 20 KB snapshot copied twice (debug build);
  /// eight times that and libmodbus' 260-byte frames stay below 1 MiB.
  public static let defaultStackBytes = 1 << 20

  private let handle: pthread_t
  /// How it came to run.
  public let scheduling: ThreadScheduling
  private var isJoined = false

  /// Starts a thread.
  ///
  /// - Parameters:
  ///   - name: what `top -H` shows.
  ///   - priority: SCHED_FIFO priority; see `RealtimePriority`.
  ///   - policy: whether to ask for it, and what to do when it is refused.
  ///   - stackBytes: all of it is touched before `entry` runs, except the last 64 KiB.
  ///   - entry: runs on the new thread.
  ///   - context: handed to `entry`; must live until the thread is joined.
  /// - Throws: `priorityRefused` with policy `required`; `threadRefused` when the kernel gives no thread at all.
  public init(
    name: RealtimeThreadName, priority: Int32, policy: RealtimePolicy,
    stackBytes: Int = RealtimeThread.defaultStackBytes, entry: @escaping Entry,
    context: UnsafeMutableRawPointer?
  ) throws(RealtimeError) {
    // Safety: the start record is freed by the new thread, or here when there is none; `context` is the caller's.
    let start = UnsafeMutablePointer<ThreadStart>.allocate(capacity: 1)
    unsafe start.initialize(
      to: ThreadStart(name: name, stackBytes: stackBytes, entry: entry, context: context))
    do {
      unsafe (handle, scheduling) = try Self.begin(start, name, priority, policy, stackBytes)
    } catch {
      unsafe ThreadStart.discard(start)
      throw error
    }
  }

  deinit { precondition(isJoined, "hub bug: a thread was forgotten without being joined") }

  /// Waits until the thread has ended.
  public consuming func join() {
    // Joined here and nowhere else, since joining consumes the handle.
    let status = pthread_join(handle, nil)
    precondition(status == 0, "hub bug: a thread could not be joined (\(status))")
    isJoined = true
  }

  private static func begin(
    _ start: UnsafeMutablePointer<ThreadStart>, _ name: RealtimeThreadName, _ priority: Int32,
    _ policy: RealtimePolicy, _ stackBytes: Int
  ) throws(RealtimeError) -> (pthread_t, ThreadScheduling) {
    // Safety: `start` passes to the new thread when one is made, and is the caller's else.
    var scheduling = ThreadScheduling.ordinary
    if policy != .off {
      let attempt = unsafe create(start, priority: priority, stackBytes: stackBytes)
      if let thread = attempt.thread { return (thread, .realtime(priority: priority)) }
      let refusal = RealtimeError.priorityRefused(
        thread: name, priority: priority, rawErrno: attempt.rawErrno)
      if policy == .required { throw refusal }
      scheduling = .fellBack(refusal)
    }
    let attempt = unsafe create(start, priority: nil, stackBytes: stackBytes)
    guard let thread = attempt.thread else {
      throw .threadRefused(thread: name, rawErrno: attempt.rawErrno)
    }
    return (thread, scheduling)
  }

  private static func create(
    _ start: UnsafeMutablePointer<ThreadStart>, priority: Int32?, stackBytes: Int
  ) -> (thread: pthread_t?, rawErrno: Int32) {
    var attributes = pthread_attr_t()
    // Safety: pthread calls on locals of ours; `start` passes to the new thread when it is made.
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    if let priority {
      var parameters = sched_param()
      parameters.sched_priority = priority
      unsafe pthread_attr_setinheritsched(&attributes, CInt(PTHREAD_EXPLICIT_SCHED))
      unsafe pthread_attr_setschedpolicy(&attributes, SCHED_FIFO)
      unsafe pthread_attr_setschedparam(&attributes, &parameters)
    }
    var thread = pthread_t()
    let status = unsafe pthread_create(&thread, &attributes, threadMain, start)
    return (status == 0 ? thread : nil, status)
  }
}
