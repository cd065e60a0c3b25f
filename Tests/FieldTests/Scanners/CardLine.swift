import Foundation
import Glibc
import Testing

/// A small line with a terminal at its lanes, run by the real programs beside this one; its PLC is not there.
final class CardLine {
  private let folder: URL
  private let file: String
  private let socket: String
  private let programs: URL
  private var daemon: Process?

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("hub-card-line-\(getpid())")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("state"), withIntermediateDirectories: true)
    file = folder.appendingPathComponent("line.yaml").path
    socket = folder.appendingPathComponent("sock").path
    // The bundle of the tests lies beside the programs.
    programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("examples/small.yaml"), encoding: .utf8)
      .replacing("192.168.1.10:502", with: "127.0.0.1:1")
      .replacing("line: small", with: "line: small\nrealtime: off")
      .replacing(
        "\ninductions:",
        with: """

            gun: { mode: cdc, usb: { vendor: 0x1eab, product: 0x1d06 } }

          terminals:
            - { name: lanes, scanner: gun, may: [lane-open, lane-close], lanes: [1, 2] }

          inductions:
          """)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }

  func remove() {
    do { try FileManager.default.removeItem(at: folder) } catch { print("\(folder.path) stays: \(error)") }
  }

  /// Starts the daemon; its log goes on where the last one's ended.
  func start() throws {
    let path = folder.appendingPathComponent("log").path
    if !FileManager.default.fileExists(atPath: path) {
      try Data().write(to: URL(fileURLWithPath: path))
    }
    let log = try #require(FileHandle(forWritingAtPath: path))
    log.seekToEndOfFile()
    let process = Process()
    process.executableURL = programs.appendingPathComponent("hubd")
    process.arguments = [
      "run", "--config", file, "--state", folder.appendingPathComponent("state").path, "--socket", socket,
    ]
    process.standardError = log
    process.standardOutput = log
    try process.run()
    daemon = process
  }

  /// As a power cut would.
  func kill() {
    guard let daemon, daemon.isRunning else { return }
    Glibc.kill(daemon.processIdentifier, SIGKILL)
    daemon.waitUntilExit()
    self.daemon = nil
  }

  func log() throws -> String {
    try String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)
  }

  /// What `hubctl … --json` prints, line by line; nothing while the daemon is not there.
  func hubctl(_ arguments: String...) throws -> [String] {
    let process = Process()
    process.executableURL = programs.appendingPathComponent("hubctl")
    process.arguments = arguments + ["--json", "--socket", socket]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The audit of cards.
  func cards() throws -> [String] {
    try hubctl("events", "--from", "1").filter { $0.contains(#""kind":"card""#) }
  }

  func isClosed(_ lane: Int) -> Bool {
    do {
      return try hubctl("lane", "list").contains {
        $0.contains("\"number\":\(lane),") && $0.contains(#""state":"disabled""#)
      }
    } catch {
      return false
    }
  }
}
