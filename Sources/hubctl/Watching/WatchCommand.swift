import ArgumentParser
import Foundation
import Glibc
import HubProtocol

/// `hubctl watch`: the line as it is, all the time.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show the line live: belt, parcels, lanes, scanners, links, alarms.",
    discussion: """
      On a terminal a picture, drawn in place; q or Ctrl-C ends it. Into a file or
      pipe one line an event. With --json the frames as they come: a snapshot, then
      deltas.

      Parcels: green go to a lane, violet to customs or inspection, yellow to the
      exceptions, white not decided; solid when the lane is final. ▽ eyes, ▼ blocked.

      Example: hubctl watch --line liege
      """)

  @OptionGroup var socket: SocketOptions

  func run() throws {
    if socket.json { return try FrameLines(path: socket.path()).run() }
    if isatty(STDOUT_FILENO) == 1 { return try LivePicture(path: socket.path()).run() }
    try EventLines(path: socket.path()).run()
  }
}
