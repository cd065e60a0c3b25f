import Foundation
import Glibc

/// One open file of a recording.
///
/// **Thread**: one owner; writing may wait for the disk.
final class RecordingFile {
  let path: String
  private var descriptor: Int32

  /// Makes the file; one that is there already is never written over.
  init(making path: String) throws(RecordingError) {
    self.path = path
    // Recordings hold bar codes, which identify people: the group may read them, others may not.
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw Self.failure(path) }
  }

  deinit {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
  }

  func write(_ bytes: [UInt8]) throws(RecordingError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { all in
        // Safe: inside the array's own bytes, for the length of the call.
        unsafe Glibc.write(descriptor, all.baseAddress! + written, all.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path) }
      written += count
    }
  }

  func close() throws(RecordingError) {
    let closed = Glibc.close(descriptor)
    descriptor = -1
    // After EINTR the descriptor is gone all the same (close(2)).
    guard closed == 0 || errno == EINTR else { throw Self.failure(path) }
  }

  private static func failure(_ path: String) -> RecordingError {
    .unwritable(file: path, cause: KernelWords.of(errno))
  }
}
