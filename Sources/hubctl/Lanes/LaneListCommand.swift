import ArgumentParser
import HubProtocol
import HubUnits

/// `hubctl lane list`.
struct LaneListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the lanes: state, parcels under way, parcels delivered.",
    discussion: "Example: hubctl lane list --json")

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let lanes = try client.call(GetState()).state.lanes.sorted { $0.number < $1.number }
    if socket.json {
      for lane in lanes { try Output.json(lane) }
      return
    }
    let rows = lanes.map { lane in
      [
        "\(lane.number)", lane.name, lane.kind.rawValue, lane.state.rawValue,
        WatchPicture.metres(lane.atMm) + " m", "\(lane.inFlight)", "\(lane.delivered)",
      ]
    }
    let heading = ["lane", "name", "kind", "state", "at", "under way", "delivered"]
    TextTable(heading: heading, rows: rows, right: [0, 4, 5, 6]).lines.forEach(Output.line)
  }
}
