import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubUnits

/// The outputs of the line's file, by the names that people use: there are no others.
struct HandOutputs: Sendable {
  let all: [HandOutput]
  private let line: LineDescription

  init(_ line: LineDescription) {
    self.line = line
    let plan = line.corePlan
    var all: [HandOutput] = []
    for (index, link) in line.links.enumerated() {
      for (rank, output) in link.coils.enumerated() {
        let lane = plan.lanes.indices.first { lane in
          let lane = plan.lanes[lane]
          return lane.hasDiverter && lane.link.int == index && Int(lane.coil) == rank && Self.isOurs(lane)
        }
        all.append(
          HandOutput(
            name: lane.map { "lane-\(plan.lanes[$0].number)" } ?? "\(link.name):\(output.address)",
            link: index,
            linkName: link.name, rank: UInt16(rank), place: "\(output.place)", isSafeOn: output.isSafeOn,
            lane: lane.map { LaneIndex($0) },
            longest: min(
              JogOrder.longestDrive, lane.map { plan.lanes[$0].longestOn } ?? JogOrder.longestDrive)))
      }
    }
    self.all = all
  }

  /// Whether we drive the output ourselves; a device that fires by itself has none of ours.
  private static func isOurs(_ lane: LanePlan) -> Bool {
    switch lane.diverterKind {
    case .pulse, .level: true
    case .counted, .carrier: false
    }
  }

  /// The output of a name: `lane-5`, or `plc1:4` by its link and address.
  func output(named name: String) throws(SorterError) -> HandOutput {
    let name = name.lowercased().replacing("lane ", with: "lane-")
    let found = all.filter { output in
      output.name == name
        || "\(output.linkName):\(line.links[output.link].coils[Int(output.rank)].address)" == name
    }
    guard let first = found.first else { throw .badArgument(field: "output", reason: refusal(of: name)) }
    // Bits of one register, or a coil and a register of one number.
    guard found.count == 1 else {
      let which = found.map { "\($0.name) (\($0.place))" }.joined(separator: ", ")
      throw .badArgument(
        field: "output", reason: "'\(name)' is more than one output: \(which); name its lane")
    }
    return first
  }

  func output(ofLane number: Int) throws(SorterError) -> HandOutput {
    guard let value = UInt16(exactly: number), let lane = line.lane(number: value) else {
      throw .unknownLane(number: number)
    }
    if let found = all.first(where: { $0.lane == lane }) { return found }
    throw .badArgument(field: "number", reason: Self.noDiverter(line.corePlan.lanes[lane.int]))
  }

  private func refusal(of name: String) -> String {
    if name.hasPrefix("lane-"), let number = UInt16(name.dropFirst(5)), let lane = line.lane(number: number) {
      return Self.noDiverter(line.corePlan.lanes[lane.int])
    }
    guard let first = all.first else { return "the line's file has no output" }
    let near = all.first { $0.linkName == name.split(separator: ":").first.map(String.init) } ?? first
    return "the line's file has no output '\(name)', and nothing outside it can be written; \(near.name) is "
      + "\(near.place) of \(near.linkName), `hubctl io read` lists them all"
  }

  private static func noDiverter(_ lane: LanePlan) -> String {
    if !lane.hasDiverter {
      return "lane \(lane.number) has no diverter: what arrives there goes in by itself"
    }
    return isOurs(lane)
      ? "lane \(lane.number) shares the output of another lane: `hubctl io read` lists them"
      : "lane \(lane.number) is fired by its PLC, not by an output of ours: move it there"
  }
}
