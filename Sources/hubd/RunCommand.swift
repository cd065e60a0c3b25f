import ArgumentParser
import Foundation
import HubDaemon
import Logging

/// `hubd run`: runs a line until it is told to stop.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a line until SIGTERM.",
    discussion: """
      Example: hubd run --config /etc/hubd/liege.yaml

      Exit codes: 0 stopped in order, 1 the line cannot be run, 2 the call was wrong.
      """)

  @Option(help: "The line's file.")
  var config: String

  @Option(help: "The folder of the journal (default: `journal:` in the file, or /var/lib/hubd/NAME).")
  var state: String?

  @Option(help: "The socket's path (default: `socket:` in the file, or /run/hubd/NAME.sock).")
  var socket: String?

  @Option(
    help: "Record every turn of the line into this folder, for `hubctl replay` (default: no recording).")
  var record: String?

  @Option(help: "The least important messages to log: debug, info, notice, warning or error.")
  var log: String = "info"

  func validate() throws {
    guard Logger.Level(rawValue: log) != nil else {
      throw ValidationError("--log '\(log)' is none of debug, info, notice, warning, error")
    }
  }

  func run() async throws {
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    var logger = Logger(label: "hubd")
    logger.logLevel = Logger.Level(rawValue: log) ?? .info
    let options = DaemonOptions(
      configuration: config, stateDirectory: state, socketPath: socket,
      recordDirectory: record)
    do {
      try await Daemon.run(options, log: logger)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      throw ExitCode(1)
    }
  }
}
