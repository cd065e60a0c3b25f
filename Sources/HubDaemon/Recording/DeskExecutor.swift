import Dispatch

/// Runs the desk on a queue of its own.
///
/// The desk waits for SQLite in place, so that nothing can come between a question and its answer; on the shared
/// threads of Swift's tasks that wait would stand in everybody's way, and theirs in ours.
final class DeskExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "hub-desk", qos: .userInitiated)

  func enqueue(_ job: consuming ExecutorJob) {
    // Unowned jobs may be moved between threads; each is run exactly once, right here.
    let job = UnownedJob(job)
    let executor = unsafe asUnownedSerialExecutor()
    queue.async { unsafe job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    // The actor holds this executor for as long as it lives.
    unsafe UnownedSerialExecutor(ordinary: self)
  }
}
