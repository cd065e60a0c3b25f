import Foundation
import HubMocks
import HubUnits
import Yams

/// What the fault server needs to know of one link: where it is and which points it has.
struct PLCLinkFile {
  let name: String
  var layout: FaultyPLCLayout
  /// How many points of each kind the file has on this link.
  let pointCount: Int

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - link: which one; may be left out when there is one.
  ///   - place: where to serve instead of where the file says.
  init(path: String, link: String?, place: FaultyPLCLayout.Place?) throws(WorldError) {
    let root = try Self.root(path)
    let links = root["links"].entries
    let names = links.map(\.key)
    guard !links.isEmpty else { throw .config("\(path) has no links") }
    guard link != nil || links.count == 1 else {
      throw .config("\(path) has the links \(names.joined(separator: ", ")); say which with --link")
    }
    guard let entry = links.first(where: { $0.key == link ?? $0.key }) else {
      let hint = NearestName.hint(link ?? "", among: names)
      throw .config("\(path) has no link \"\(link ?? "")\"\(hint) It has: \(names.joined(separator: ", "))")
    }
    name = entry.key
    let unit = entry.value["unit"].exists ? try Self.number(entry.value["unit"], 1...247) : 1
    let served: FaultyPLCLayout.Place
    if let place { served = place } else { served = try Self.place(entry.value["address"]) }
    var layout = FaultyPLCLayout(served, unit: UInt8(unit))
    var points = PLCPoints(of: name, among: names)
    try points.collect(root)
    pointCount = points.count
    layout.coils = points.coils
    layout.discreteInputs = points.inputs
    layout.inputRegisters = points.inputRegisters
    layout.holdingRegisters = points.holdingRegisters
    layout.outputRegisters = points.outputRegisters
    if let model = entry.value["device"].text.flatMap({ CouplerModel(device: $0) }) {
      layout.watchdog = model.watchdog
      layout.presets = model.presets
      layout.holdingRegisters = max(layout.holdingRegisters, model.holdingRegisters)
    }
    let stated = entry.value["watchdog_time"]
    if stated.exists {
      layout.watchdog = MockWatchdog(
        register: try stated["holding_register"].integer(), unit: try stated["unit"].time())
    }
    let beats = entry.value["heartbeat"]
    if beats["ours"].exists {
      layout.watchedRegister = try beats["ours"]["holding_register"].integer()
      if beats["ours"]["released_after"].exists {
        layout.releasedAfter = try beats["ours"]["released_after"].time()
      }
    }
    if beats["theirs"].exists {
      layout.heartbeatRegister = try beats["theirs"]["input_register"].integer()
      // Five times the beats that the daemon asks for within the time after which it holds.
      if beats["theirs"]["stale_after"].exists {
        let edges = beats["theirs"]["edges"].exists ? try Self.number(beats["theirs"]["edges"], 1...8) : 1
        layout.heartbeatEvery = Nanoseconds(
          max(1_000_000, try beats["theirs"]["stale_after"].time().count / (5 * Int64(edges))))
      }
    }
    let encoder = root["belt"]["encoder"]
    if encoder.exists, encoder["link"].text ?? name == name {
      layout.encoderRegister = try encoder["input_register"].integer()
      let (pulse, speed) = (try encoder["per_pulse"].distance(), try root["belt"]["speed"].speed())
      guard pulse.micrometres > 0, speed.micrometresPerSecond > 0 else {
        throw .config("belt: speed and encoder.per_pulse must be above 0")
      }
      layout.encoderEvery = Nanoseconds(
        max(1, pulse.micrometres * 1_000_000_000 / Int64(speed.micrometresPerSecond)))
    }
    self.layout = layout
  }

  private static func root(_ path: String) throws(WorldError) -> LooseNode {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .file("\(path) cannot be read: \(error.localizedDescription)")
    }
    do {
      return LooseNode(node: try Yams.compose(yaml: text), path: "")
    } catch {
      throw .config("\(path) is not YAML: \(error)")
    }
  }

  private static func place(_ node: LooseNode) throws(WorldError) -> FaultyPLCLayout.Place {
    guard let text = node.text else {
      throw .config("\(node.path) is missing; say --listen HOST:PORT, or --rtu LINK for a serial line")
    }
    guard let place = tcpPlace(text) else { throw .config("\(node.path) is \"\(text)\", not HOST:PORT") }
    return place
  }

  /// `HOST:PORT`; nil when it is not.
  static func tcpPlace(_ text: String) -> FaultyPLCLayout.Place? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let port = Int(parts[1]), (0...65_535).contains(port) else {
      return nil
    }
    return .tcp(address: String(parts[0]), port: port)
  }

  static func number(_ node: LooseNode, _ range: ClosedRange<Int>) throws(WorldError) -> Int {
    let number = try node.integer()
    guard range.contains(number) else {
      throw .config("\(node.path) is \(number); it must be from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
