import ArgumentParser
import Foundation

/// Which line, and how to answer: the options of every command that asks the daemon.
struct SocketOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The line's socket (or HUBD_SOCKET).", valueName: "path"))
  var socket: String?

  @Option(help: ArgumentHelp("The line, when several run here.", valueName: "name"))
  var line: String?

  @Flag(help: "JSON lines instead of text.")
  var json = false

  /// The line's socket.
  func path() throws(CallFailure) -> String {
    try SocketPlace.path(socket: socket, line: line, environment: ProcessInfo.processInfo.environment)
  }

  /// A connection to the line's daemon.
  func connect() throws(CallFailure) -> LineClient { try LineClient(path: path()) }
}
