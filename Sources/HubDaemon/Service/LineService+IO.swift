import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubUnits

extension LineService {
  /// Every configured point, from what the links saw last: a second user goes through the daemon, and no device is
  /// asked twice.
  func answer(_ call: ReadIO, for client: SocketClient) async throws(SorterError) -> ReadIO.Reply {
    if let name = call.link, !line.links.contains(where: { $0.name == name }) {
      let names = line.links.map(\.name).joined(separator: ", ")
      throw .badArgument(field: "link", reason: "there is no link '\(name)'; the line's file has: \(names)")
    }
    let snapshot = threads.snapshot.latest
    var points: [IOPoint] = []
    for index in line.links.indices where call.link == nil || call.link == line.links[index].name {
      let look = LinkLook(
        line.links[index], picture: threads.links[index].picture,
        isGood: index < snapshot.links.count && snapshot.links[index] == .good,
        speed: snapshot.beltCondition == .unknown ? nil : snapshot.speed, now: MonotonicClock.now())
      points += eyePoints(index, look)
      points += look.numbers
      points += hand.outputs.all.filter { $0.link == index }.map { look.output($0) }
    }
    return ReadIO.Reply(points: points)
  }

  /// The link's inputs in the order of their addresses, with the names of what is wired there.
  private func eyePoints(_ index: Int, _ look: LinkLook) -> [IOPoint] {
    look.link.inputs.indices.map { rank in
      if let eye = plan.eyes.indices.first(where: {
        plan.eyes[$0].link.int == index && Int(plan.eyes[$0].bit) == rank
      }) {
        return look.eye(plan.eyes[eye], named: line.eyeNames[eye], rank: rank)
      }
      if let drive = plan.belt.drive, drive.link.int == index, Int(drive.bit) == rank {
        return look.input(rank, .drive, named: "drive") { $0 != drive.runsWhenOff ? "runs" : "stands" }
      }
      return look.input(rank, .input, named: "input-\(look.link.inputs[rank].address)") { $0 ? "on" : "off" }
    }
  }
}
