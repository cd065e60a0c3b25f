import Foundation
import HubMocks
import HubSim
import HubUnits
import Yams

/// What the mock line needs of the daemon's configuration.
struct LineFile {
  struct Station {
    var name: String
    var at: Distance
    var input: Int
    var scanner: String
  }

  struct Scanner {
    var name: String
    var mode: String
    var layout: String?
    var vendor: Int
    var product: Int
  }

  struct FixedScanner {
    var scanner: String
    var at: Distance
    var delay: Nanoseconds
  }

  struct Lane {
    var number: Int
    var name: String
    /// `release` unless the file says otherwise.
    var kind: String
    var at: Distance
    var isEnd: Bool
    var coil: Int?
    var confirmInput: Int
    var confirmAfter: Distance
    var fullInput: Int?
    /// The switch that says that the diverter is out.
    var switchInput: Int?
    var extendTime: Nanoseconds
    /// The stroke of a diverter that the PLC fires by itself; nil where the daemon drives it, or nobody.
    var stroke: Nanoseconds?
  }

  var name: String
  var address: String
  var port: Int
  /// The holding register of the daemon's heartbeat, if it has one.
  var ourRegister: Int?
  var releasedAfter: Nanoseconds
  /// The coupler, if the file names one whose watchdog can be read.
  var coupler: CouplerModel?
  /// The input register of the PLC's heartbeat, if it has one.
  var theirRegister: Int?
  /// Where the PLC takes orders, if it fires diverters by itself.
  var mailbox: MailboxLayout?
  var speed: BeltSpeed
  var encoderRegister: Int
  var encoderBits: Int
  var perPulse: Distance
  var smallestGap: Distance
  var scanners: [Scanner]
  var stations: [Station]
  var fixedScanners: [FixedScanner]
  var trackingEyes: [(at: Distance, input: Int)]
  var lanes: [Lane]
  var plan: PlanTruth

  init(path: String) throws(WorldError) {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .file("\(path) cannot be read: \(error.localizedDescription)")
    }
    let root: LooseNode
    do {
      root = LooseNode(node: try Yams.compose(yaml: text), path: "")
    } catch {
      throw .config("\(path) is not YAML: \(error)")
    }
    try self.init(root)
  }

  private init(_ root: LooseNode) throws(WorldError) {
    name = try root["line"].required()
    let links = root["links"].entries
    guard let link = links.first?.value, links.count == 1 else {
      throw .config("links: the mock line plays exactly one PLC, the file has \(links.count)")
    }
    (address, port) = try Self.endpoint(link["address"])
    let ours = link["heartbeat"]["ours"]
    ourRegister = ours.exists ? try ours["holding_register"].integer() : nil
    let released = ours["released_after"].exists ? ours["released_after"] : link["released_after"]
    releasedAfter = released.exists ? try released.time() : .milliseconds(500)
    coupler = link["device"].text.flatMap { CouplerModel(device: $0) }
    let theirs = link["heartbeat"]["theirs"]
    theirRegister = theirs.exists ? try theirs["input_register"].integer() : nil
    speed = try root["belt"]["speed"].speed()
    encoderRegister = try root["belt"]["encoder"]["input_register"].integer()
    encoderBits = try root["belt"]["encoder"]["bits"].integer()
    perPulse = try root["belt"]["encoder"]["per_pulse"].distance()
    smallestGap = try root["parcels"]["smallest_gap"].distance()
    scanners = try Self.map(root["scanners"].entries, Self.scanner)
    stations = try Self.map(root["inductions"].list, Self.station)
    fixedScanners = try Self.map(root["fixed_scanners"].list, Self.fixedScanner)
    trackingEyes = try Self.map(root["tracking"]["eyes"].list, Self.trackingEye)
    let defaults = root["lane_defaults"]
    lanes = try Self.map(root["lanes"].list) { node throws(WorldError) in try Self.lane(node, defaults) }
    plan = try PlanTruth(reading: root["plan"])
    mailbox = try Self.mailbox(link["mailbox"], encoderBits, ourRegister, releasedAfter, lanes)
    try check()
  }

  private func check() throws(WorldError) {
    guard !stations.isEmpty else { throw .config("inductions: the mock line needs a station") }
    guard lanes.count(where: \.isEnd) == 1 else {
      throw .config("lanes: the mock line needs exactly one lane with end_of_belt")
    }
    guard encoderBits == 16 || encoderBits == 32 else {
      throw .config("belt.encoder.bits: the mock line counts in 16 or 32 bits")
    }
  }

  private static func map<In, Out>(
    _ list: [In], _ read: (In) throws(WorldError) -> Out
  ) throws(WorldError) -> [Out] {
    var out: [Out] = []
    for item in list { out.append(try read(item)) }
    return out
  }

  private static func endpoint(_ node: LooseNode) throws(WorldError) -> (String, Int) {
    let text = try node.required()
    let parts = text.split(separator: ":")
    guard parts.count == 2, let port = Int(parts[1]) else {
      throw .config("\(node.path) is \"\(text)\"; the mock line needs ADDRESS:PORT")
    }
    return (String(parts[0]), port)
  }

  private static func scanner(_ entry: (key: String, value: LooseNode)) throws(WorldError) -> Scanner {
    Scanner(
      name: entry.key, mode: try entry.value["mode"].required(), layout: entry.value["layout"].text,
      vendor: try entry.value["usb"]["vendor"].integer(), product: try entry.value["usb"]["product"].integer()
    )
  }

  private static func station(_ node: LooseNode) throws(WorldError) -> Station {
    Station(
      name: try node["name"].required(), at: try node["at"].distance(),
      input: try node["eye"]["input"].integer(),
      scanner: try node["scanner"].required())
  }

  private static func fixedScanner(_ node: LooseNode) throws(WorldError) -> FixedScanner {
    FixedScanner(
      scanner: try node["scanner"].required(), at: try node["at"].distance(),
      delay: node["delay"].exists ? try node["delay"].time() : .zero)
  }

  private static func mailbox(
    _ node: LooseNode, _ bits: Int, _ watched: Int?, _ releasedAfter: Nanoseconds, _ lanes: [Lane]
  ) throws(WorldError) -> MailboxLayout? {
    guard node.exists else { return nil }
    // Two scans of 2 ms at 2.5 m/s are 10 mm of belt.
    return MailboxLayout(
      holding: try node["holding_register"].integer(),
      answers: try node["answer"]["input_register"].integer(),
      slots: node["slots"].exists ? try node["slots"].integer() : 8, lanes: lanes.map(\.number).max() ?? 1,
      counterBits: bits, late: 10, watchedRegister: watched ?? 0, releasedAfter: releasedAfter)
  }

  private static func trackingEye(_ node: LooseNode) throws(WorldError) -> (at: Distance, input: Int) {
    (at: try node["at"].distance(), input: try node["input"].integer())
  }

  private static func lane(_ node: LooseNode, _ defaults: LooseNode) throws(WorldError) -> Lane {
    func either(_ keys: String...) -> LooseNode {
      let own = keys.reduce(node) { $0[$1] }
      return own.exists ? own : keys.reduce(defaults) { $0[$1] }
    }
    let coil = node["diverter"]["coil"]
    // What runs off the end of the belt meets its eye where the lane begins: there is no chute in between.
    let isEnd = node["end_of_belt"].text == "true"
    let isFiredByPLC = !isEnd && either("diverter", "kind").text == "counted"
    var lane = Lane(
      number: try node["number"].integer(), name: try node["name"].required(),
      kind: node["kind"].text ?? "release", at: try node["at"].distance(),
      isEnd: isEnd, coil: coil.exists ? try coil.integer() : nil,
      confirmInput: try node["confirm"]["input"].integer(),
      confirmAfter: isEnd ? .zero : try either("confirm", "after").distance(),
      fullInput: node["full"]["input"].exists ? try node["full"]["input"].integer() : nil,
      switchInput: node["diverter"]["feedback"]["input"].exists
        ? try node["diverter"]["feedback"]["input"].integer() : nil,
      extendTime: either("diverter", "actuator").exists
        ? try either("diverter", "actuator").time() : .milliseconds(60))
    if isFiredByPLC { lane.stroke = try either("diverter", "minimum_on").time() }
    return lane
  }
}
