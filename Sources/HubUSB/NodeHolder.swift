import Glibc

/// A program that has a device node open: who else holds a scanner.
public struct NodeHolder: Sendable, Hashable {
  public let process: Int32
  /// The program's name as the kernel keeps it, at most 15 characters.
  public let name: String

  /// Every program that has the node open, as far as this user may look: root sees all, others their own.
  ///
  /// - Parameters:
  ///   - path: `/dev/bus/usb/001/004`.
  ///   - own: a process that is left out; nil: our own, which tries to take the device up.
  /// **Thread**: any but the real-time ones: it reads all of /proc, some milliseconds.
  /// **Source**: proc(5), `/proc/PID/fd` and `/proc/PID/comm`.
  public static func all(of path: String, but own: Int32? = nil) -> [NodeHolder] {
    let own = own ?? getpid()
    return names(in: "/proc").compactMap { Int32($0) }.filter { $0 != own && has(path, process: $0) }.map {
      NodeHolder(process: $0, name: sysfsText("/proc/\($0)/comm") ?? "a program")
    }
  }

  /// In words: `python3 (process 4711)`.
  public var words: String { "\(name) (process \(process))" }

  private static func has(_ path: String, process: Int32) -> Bool {
    let folder = "/proc/\(process)/fd"
    // A mock bus has its nodes in a folder of its own.
    return names(in: folder).contains { target(of: "\(folder)/\($0)")?.hasSuffix(path) == true }
  }

  /// Where a link points to; nil when it is gone or not ours to read: then there is nothing to say.
  private static func target(of link: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    // Safe: readlink writes at most the size given.
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      return unsafe readlink(link, start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
  }

  /// What a folder holds; nothing when its process ended or is another user's.
  private static func names(in folder: String) -> [String] {
    // Safe: the directory is ours until it is closed, at the end of this function.
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    // Safe: readdir gives an entry that lives until the next call; its name is copied at once.
    while let entry = unsafe readdir(directory) {
      names.append(
        unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}
