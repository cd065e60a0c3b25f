import Foundation
import Glibc
import HubRealtime
import HubUnits
import Testing

/// The real daemon, run on a line of its own, and ended in hard ways.
final class DaemonProgram {
  /// The built program beside the tests, or the one that HUBD_PROGRAM names; nil when there is none.
  static let path: String? = {
    let named = ProcessInfo.processInfo.environment["HUBD_PROGRAM"]
    return (named ?? ChildProgram.folder.map { $0 + "/hubd" }).flatMap {
      FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
    }
  }()

  private let process = Process()
  private let folder: URL

  init(address: String, port: Int) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-ends-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("line.yaml")
    try ProofLine.text(address: address, port: port).write(to: file, atomically: true, encoding: .utf8)
    let log = folder.appendingPathComponent("log")
    try Data().write(to: log)
    let output = try FileHandle(forWritingTo: log)
    process.executableURL = URL(filePath: Self.path ?? "")
    process.arguments = [
      "run", "--config", file.path, "--state", folder.path, "--socket", folder.path + "/sock",
    ]
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  /// Ends it, if it still lives, and takes its folder away.
  func end() throws {
    send(SIGKILL)
    process.waitUntilExit()
    try FileManager.default.removeItem(at: folder)
  }

  deinit { if process.isRunning { send(SIGKILL) } }

  /// What it said, for a test that broke off.
  func log() throws -> String {
    try String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)
  }

  @discardableResult
  func send(_ signal: Int32) -> MonotonicInstant {
    let at = MonotonicClock.now()
    kill(process.processIdentifier, signal)
    return at
  }

  /// The kernel's number of one of its threads.
  func thread(named name: String) throws -> Int32 {
    let tasks = "/proc/\(process.processIdentifier)/task"
    for task in try FileManager.default.contentsOfDirectory(atPath: tasks) {
      let comm = try String(contentsOfFile: "\(tasks)/\(task)/comm", encoding: .utf8)
      if comm == name + "\n", let number = Int32(task) { return number }
    }
    throw NoThread(name: name)
  }

  struct NoThread: Error { let name: String }
}
