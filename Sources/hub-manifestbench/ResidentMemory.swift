import Foundation

/// What this process has in memory.
enum ResidentMemory {
  /// **Units**: bytes. **Source**: proc(5), statm, the second number, in pages of 4 KiB.
  static func bytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    guard let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw BenchError("kernel: /proc/self/statm cannot be read")
    }
    return pages * 4_096
  }
}
