import Foundation
import Glibc
import HubMocks
import HubUnits

/// The daemon under test: started, listened to, killed and started again.
///
/// **Thread**: the world's only.
final class DaemonChild {
  private let command: [String]
  private let notify: NotifySocket
  private let log: FileHandle
  private var process: Process?
  /// Whether it said READY=1 since its last start.
  private(set) var isReady = false
  /// What it said of itself last.
  private(set) var status = ""
  private(set) var starts = 0
  private(set) var kills = 0
  /// Set while the world wants it to run; an exit meanwhile is the daemon's own.
  private(set) var diedByItself: String?

  init(command: [String], notify: NotifySocket, log: FileHandle) {
    self.command = command
    self.notify = notify
    self.log = log
  }

  var isRunning: Bool { process?.isRunning ?? false }

  func start() throws(WorldError) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    var environment = ProcessInfo.processInfo.environment
    environment["NOTIFY_SOCKET"] = notify.path
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = log
    process.standardError = log
    do {
      try process.run()
    } catch {
      throw .child("\(command[0]) cannot be started: \(error.localizedDescription)")
    }
    self.process = process
    isReady = false
    starts += 1
  }

  /// Takes in what it said, and notices when it is gone without having been told to.
  func listen() {
    for (name, value) in notify.heard() {
      if name == "READY", value == "1" { isReady = true }
      if name == "STATUS" { status = value }
    }
    if let process, !process.isRunning, diedByItself == nil {
      diedByItself = Self.ending(of: process)
    }
  }

  /// Kills it as a power cut would.
  func killNow() {
    guard let process, process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    self.process = nil
    isReady = false
    kills += 1
  }

  /// Asks it to stop, waits, and kills it when it does not.
  ///
  /// - Returns: how it ended, in words, and whether it ended well.
  func stop(within limit: Nanoseconds = .seconds(10)) -> (words: String, good: Bool) {
    guard let process else { return ("was not running", false) }
    defer { self.process = nil }
    guard process.isRunning else { return ("had ended before: \(Self.ending(of: process))", false) }
    let asked = MonotonicClock.now()
    process.terminate()
    while process.isRunning, MonotonicClock.now() - asked < limit {
      MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(5))
    }
    let took = (MonotonicClock.now() - asked).wholeMilliseconds
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      return ("did not stop within \(limit.wholeMilliseconds / 1_000) s of SIGTERM and was killed", false)
    }
    let good = process.terminationReason == .exit && process.terminationStatus == 0
    return ("\(Self.ending(of: process)) \(took) ms after SIGTERM", good)
  }

  private static func ending(of process: Process) -> String {
    process.terminationReason == .exit
      ? "exit status \(process.terminationStatus)" : "signal \(process.terminationStatus)"
  }
}
