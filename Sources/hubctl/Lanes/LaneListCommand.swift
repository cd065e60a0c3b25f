import ArgumentParser
import HubProtocol
import HubUnits

/// `hubctl lane list`.
struct LaneListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the lanes: state, since when and by whom, parcels, failures.",
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
        "\(lane.number)", lane.name, Self.word(lane.kind), lane.state.rawValue,
        WatchPicture.metres(lane.atMm) + " m", "\(lane.inFlight)", "\(lane.delivered)",
        lane.by.rawValue, lane.since?.text ?? "the start", Self.failures(lane),
      ]
    }
    let heading = [
      "lane", "name", "kind", "state", "at", "under way", "delivered", "by", "since", "failures",
    ]
    TextTable(heading: heading, rows: rows, right: [0, 4, 5, 6]).lines.forEach(Output.line)
  }

  /// A lane's kind as the configuration and the glossary call it.
  static func word(_ kind: LaneView.Kind) -> String {
    switch kind {
    case .sorting: "release"
    case .inspection: "inspection"
    case .customsHold: "customs-hold"
    case .exception: "exception"
    }
  }

  /// What its diverter and its confirm eye did wrong: two things to look at in two places.
  static func failures(_ lane: LaneView) -> String {
    let words = [
      lane.didNotMove > 0 ? "did not move \(lane.didNotMove)" : nil,
      lane.eyeSilent > 0 ? "moved, eye silent \(lane.eyeSilent)" : nil,
    ].compactMap { $0 }
    return words.isEmpty ? "-" : words.joined(separator: ", ")
  }
}
