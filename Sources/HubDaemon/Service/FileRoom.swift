import Foundation
import Glibc

/// How large a file is, and how much room is beside it.
enum FileRoom {
  /// **Units**: bytes; 0 when there is no such file.
  static func size(of path: String) -> Int64 {
    var status = stat()
    // Safe: the local structure is filled by the kernel.
    return unsafe stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// **Units**: bytes that an ordinary user may still write; 0 when the disk cannot be asked.
  static func free(beside path: String) -> Int64 {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var room = statvfs()
    // Safe: the local structure is filled by the kernel.
    guard unsafe statvfs(folder, &room) == 0 else { return 0 }
    return Int64(clamping: UInt64(room.f_bavail) * UInt64(room.f_frsize))
  }
}
