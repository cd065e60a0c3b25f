import ArgumentParser
import HubProtocol

/// `hubctl report`: what the line has done.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Tell what the line has done since the daemon started.",
    discussion: """
      Ends by reason, parcels per lane, and how latencies and errors were spread
      (p50, p99, p99.9, most).

      Example: hubctl report --json
      """)

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let report = try client.call(GetReport()).report
    if socket.json { return try Output.json(report) }
    ReportText(report: report).lines.forEach(Output.line)
  }
}
