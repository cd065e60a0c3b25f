import Foundation
import Glibc

/// Another program, run to its end or until it is told to stop.
final class ChildProgram {
  private let process = Process()
  private let output = Pipe()
  private var held = Data()

  init(_ program: String, _ arguments: [String]) throws {
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  deinit {
    // A test that broke off leaves nobody behind.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// The next line that it writes; nil at its end.
  func line() -> String? {
    while true {
      if let end = held.firstIndex(of: 10) {
        defer { held.removeSubrange(...end) }
        return String(decoding: held[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { return nil }
      held.append(more)
    }
  }

  /// All lines to its end.
  func lines() -> [String] {
    var all: [String] = []
    while let line = line() { all.append(line) }
    return all
  }

  /// Asks it to stop, as Ctrl-C does.
  func interrupt() { process.interrupt() }

  /// Its exit status, when it has ended.
  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Where the built programs and this test lie.
  static var folder: String? {
    do {
      let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: here).deletingLastPathComponent().path
    } catch {
      return nil
    }
  }

  /// `hubsim`, when it was built beside the tests.
  static var hubsim: String? {
    folder.map { $0 + "/hubsim" }.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
  }

  /// A Python with pymodbus and pyserial; scripts/test makes one and names it.
  static let modbusPython: String? = {
    guard let python = ProcessInfo.processInfo.environment["HUBD_VARLINK_PYTHON"] else { return nil }
    do {
      return try ChildProgram(python, ["-c", "import pymodbus, serial"]).status() == 0 ? python : nil
    } catch {
      return nil
    }
  }()
}
