import Glibc

/// A short text that the kernel offers as a file.
enum SmallKernelFile {
  /// **Source**: /proc/self/status, the longest one we read, has about 1.5 KB.
  private static let most = 16 << 10

  /// The text, or nil when there is no such file or it may not be read: both mean that the kernel does not say.
  static func read(_ path: String) -> String? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: most)
    // Safety: at most the array's own count of bytes is written into it.
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, $0.count) }
    guard count > 0 else { return nil }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
