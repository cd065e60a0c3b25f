import ArgumentParser
import Foundation
import Glibc
import HubProtocol

/// `hubctl diag`: everything the line stands on, each with a verdict and the next step.
struct DiagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diag", abstract: "Find what is wrong: each line a fact, a verdict, the next step.",
    usage: "hubctl diag [--config FILE] [--offline] [options]",
    discussion: """
      Asks the daemon. When it does not run, looks itself: configuration, links
      (reads only), USB, permissions, real-time rights, disk, clock; --config names
      the line's file, else /etc/hubd/LINE.yaml is taken.

      Exit codes: 0 nothing stops the line, 1 something does, 2 the call was wrong, 3
      only without a file to look at.

      Example: hubctl diag --config /etc/hubd/liege.yaml
      """)

  @Option(help: ArgumentHelp("The line's file, for when the daemon is stopped.", valueName: "file"))
  var config: String?

  @Flag(help: "Do not ask the daemon: look at everything directly.")
  var offline = false

  @OptionGroup var socket: SocketOptions

  func run() throws {
    let checks = try offline ? lookDirectly(because: nil) : askOrLook()
    let look = TerminalLook.of(STDOUT_FILENO, environment: ProcessInfo.processInfo.environment)
    let text = DiagText(checks: checks, look: look)
    if socket.json {
      for check in checks { try Output.json(check) }
    } else {
      text.lines.forEach(Output.line)
    }
    if text.worst == .bad { throw CommandExit.machine }
  }

  private func askOrLook() throws -> [HealthCheck] {
    do throws(CallFailure) {
      var client = try socket.connect()
      let health = try client.call(GetHealth()).health
      let up = DevicePicture.age(health.uptimeMs)
      let daemon = HealthCheck(
        area: .daemon, subject: "hubd", fact: "\(health.version) runs line \(health.line) for \(up)",
        verdict: .ok)
      return [daemon] + health.checks
    } catch {
      guard error.exitCode == .unreachable || config != nil else { throw error }
      return try lookDirectly(because: error)
    }
  }

  /// Looks without the daemon.
  private func lookDirectly(because failure: CallFailure?) throws -> [HealthCheck] {
    guard let file = config ?? Self.likelyFile(line: socket.line) else {
      if let failure { throw failure }
      throw CommandFailure(.wrongCall, "client: name the line's file: hubctl diag --offline --config FILE")
    }
    let daemon = HealthCheck(
      area: .daemon, subject: "hubd",
      fact: failure == nil ? "not asked" : "does not answer; looking directly",
      verdict: failure == nil ? .ok : .warn,
      next: failure == nil
        ? nil : "`systemctl status 'hubd@*'`; if it should run: `journalctl -u 'hubd@*' -e`")
    return [daemon] + LineInspection(file: file).checks
  }

  /// The line's file where it is installed: by the line's name, or the only one.
  private static func likelyFile(line: String?, folder: String = "/etc/hubd") -> String? {
    if let line { return "\(folder)/\(line).yaml" }
    do {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
      return files.count == 1 ? files.first.map { "\(folder)/\($0)" } : nil
    } catch {
      // No folder: nothing is installed here.
      return nil
    }
  }
}
