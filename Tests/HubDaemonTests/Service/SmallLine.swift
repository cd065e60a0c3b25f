import Foundation
import HubConfig

/// `examples/small.yaml` in a folder of a test's own, with a link that nobody answers.
struct SmallLine {
  let path: String

  init(folder: URL) { path = folder.appendingPathComponent("line.yaml").path }

  /// - Parameters:
  ///   - warmStart: as the file says it.
  ///   - change: what is different in this line's file.
  func load(warmStart: String = "flush", _ change: (String) -> String = { $0 }) throws -> LineDescription {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("examples/small.yaml"), encoding: .utf8)
      .replacing("192.168.1.10:502", with: "127.0.0.1:1")
      .replacing("line: small", with: "line: small\nrealtime: off\nwarm_start: \(warmStart)")
    try change(text).write(to: URL(fileURLWithPath: path), atomically: true, encoding: .utf8)
    return try LineDescription.load(path: path)
  }
}
