import ArgumentParser
import HubProtocol

/// What opening and closing a lane share.
struct LaneSetting {
  let socket: SocketOptions
  let number: Int
  let isEnabled: Bool
  let id: String

  func run() throws {
    var client = try socket.connect()
    let outcome = try client.call(SetLane(number: number, enabled: isEnabled, id: id)).outcome
    if socket.json { return try Output.json(outcome) }
    let done = isEnabled ? "open" : "closed; parcels that are past their decision point still go there"
    Output.line("lane \(number) is \(done)" + (outcome.repeated ? " (this id was done before)" : ""))
  }
}
