import Foundation
import Glibc

/// Keeps a second daemon away from a journal, for as long as it lives.
///
/// SQLite lets several processes write in turn, which is right for readers and tools and wrong for two daemons:
/// both would hand out the same serials. The lock is the kernel's and goes with the process, so a `kill -9`
/// leaves nothing to clean up.
///
/// **Source**: flock(2); `docs/journal.md`.
final class StoreLock: Sendable {
  private let file: FileHandle

  /// **Errors**: `lockedByAnotherDaemon`, `notWritable`.
  init(journal path: String) throws(StoreError) {
    let lockPath = path + ".lock"
    let files = FileManager.default
    if !files.fileExists(atPath: lockPath), !files.createFile(atPath: lockPath, contents: nil) {
      throw .notWritable(path: path, detail: "\(lockPath) cannot be created")
    }
    guard let file = FileHandle(forUpdatingAtPath: lockPath) else {
      throw .notWritable(path: path, detail: "\(lockPath) cannot be opened")
    }
    // A child must not inherit the lock: it would hold it after us.
    guard fcntl(file.fileDescriptor, F_SETFD, FD_CLOEXEC) == 0,
      flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0
    else {
      throw .lockedByAnotherDaemon(path: path, process: StoreLock.holder(file))
    }
    self.file = file
    do {
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data("\(ProcessInfo.processInfo.processIdentifier)\n".utf8))
    } catch {
      throw .notWritable(path: path, detail: "\(lockPath): \(error)")
    }
  }

  private static func holder(_ file: FileHandle) -> Int32? {
    do {
      guard let data = try file.readToEnd() else { return nil }
      return Int32(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    } catch {
      // The number is only a courtesy in the message: without it the message still says what to do.
      return nil
    }
  }

  /// Lets another daemon have the journal.
  func release() {
    let answer = flock(file.fileDescriptor, LOCK_UN)
    precondition(answer == 0, "hub bug: the lock of the journal could not be released")
  }

  deinit {
    // Closing the description lets go of the lock.
    do { try file.close() } catch { preconditionFailure("hub bug: the lock of the journal was closed twice") }
  }
}
