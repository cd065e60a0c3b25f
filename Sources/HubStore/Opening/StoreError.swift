/// What can go wrong with the store, sorted by what the caller can do about it.
///
/// The store never repairs, moves or deletes a file by itself: what it holds is the only proof of what the
/// line did.
public enum StoreError: Error, Equatable, Sendable {
  /// The folder of the journal does not exist.
  case directoryMissing(path: String)
  /// The folder or the file cannot be written.
  case notWritable(path: String, detail: String)
  /// Another daemon has this journal; its process number, when it could be read.
  case lockedByAnotherDaemon(path: String, process: Int32?)
  /// The file was written by a newer hubd.
  case newerFormat(path: String, found: Int, known: Int)
  /// A SQLite file, but not one of ours.
  case foreignFile(path: String)
  /// Not a SQLite file, or one whose pages contradict each other.
  case damaged(path: String, detail: String)
  /// No room: the disk is full, or the file reached its stated limit.
  case full(path: String)
  /// Another program holds the file's write lock.
  case busy(path: String)
  /// Anything else SQLite said, with its result code.
  case failed(path: String, code: Int32, detail: String)
  /// The store was closed.
  case closed(path: String)
  /// A consumer acknowledged events that do not exist.
  case acknowledgedTooFar(consumer: String, sequence: Int64, last: Int64)
  /// Rows were sent to an import that was committed or aborted.
  case importOver(id: String)
}

extension StoreError: CustomStringConvertible {
  /// Who is to blame, what, where, and what to do.
  public var description: String {
    switch self {
    case .directoryMissing(let path):
      "config: the folder of the journal \(path) does not exist: create it, or correct the path"
    case .notWritable(let path, let detail):
      "config: the journal \(path) cannot be written (\(detail)): give hubd's user the folder and the file"
    case .lockedByAnotherDaemon(let path, let process):
      "config: the journal \(path) is in use by another hubd"
        + (process.map { " (process \($0))" } ?? "") + ": stop that one, or give each line its own journal"
    case .newerFormat(let path, let found, let known):
      "config: the journal \(path) has format \(found) and this hubd knows up to \(known): "
        + "install the newer hubd again, or start with another journal; nothing was changed"
    case .foreignFile(let path):
      "config: \(path) is a SQLite file, but not a journal of hubd: correct the path; nothing was changed"
    case .damaged(let path, let detail):
      "device: the journal \(path) is damaged (\(detail)): keep it (with -wal and -shm) for recovery by "
        + "`sqlite3 FILE .recover`, check the disk, move it away and start anew, or restore a backup; nothing was deleted"
    case .full(let path):
      "device: no room for the journal \(path): free space on its disk or raise its limit; nothing recorded is lost"
    case .busy(let path):
      "client: another program keeps the journal \(path) locked for writing: close it"
    case .failed(let path, let code, let detail):
      "kernel: the journal \(path) failed (SQLite \(code): \(detail)): see the disk's health in the kernel log"
    case .closed(let path):
      "hub bug: the journal \(path) was used after it was closed: report this"
    case .acknowledgedTooFar(let consumer, let sequence, let last):
      "client: \(consumer) acknowledged event \(sequence), but the last one is \(last): "
        + "acknowledge only what was read"
    case .importOver(let id):
      "client: import \(id) is over: begin another one"
    }
  }
}
