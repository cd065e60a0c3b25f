import HubProtocol
import HubUnits

/// What happens on the line, one plain line each, for files and pipes.
struct EventLines {
  let path: String

  func run() throws {
    var client = try LineClient(path: path)
    try client.beginWatching()
    var line = FollowedLine()
    while true {
      guard let frame = try client.nextFrame(waitingMilliseconds: -1) else { continue }
      let before = line.state
      guard line.take(frame), let state = line.state else { throw CallFailure.garbled("frames are missing") }
      if frame.kind != .delta {
        Output.line("\(state.at.text) \(state.line) \(StatusText(state: state).summary)")
      }
      if let delta = frame.delta, let before { Self.lines(delta, before: before).forEach(Output.line) }
    }
  }

  /// What a delta is worth telling.
  static func lines(_ delta: LineDelta, before: LineState) -> [String] {
    let at = delta.at.text
    var lines: [String] = []
    if delta.holdChanged {
      lines.append("\(at) " + (delta.hold.map { "held: \($0.cause.sentence)" } ?? "hold ended"))
    }
    if let tracking = delta.tracking, tracking.source != before.tracking.source {
      lines.append(
        "\(at) " + (tracking.isDegraded ? "DEGRADED: followed by time" : "followed by the encoder again"))
    }
    for lane in delta.lanes where before.lanes.first(where: { $0.number == lane.number })?.state != lane.state
    {
      lines.append("\(at) lane \(lane.number) \(lane.name): \(lane.state.rawValue), by \(lane.by.rawValue)")
    }
    for eye in delta.eyes
    where before.eyes.first(where: { $0.name == eye.name })?.condition != eye.condition {
      lines.append("\(at) eye \(eye.name): \(eye.condition.rawValue)")
    }
    for link in delta.links
    where before.links.first(where: { $0.name == link.name })?.condition.value != link.condition.value {
      lines.append("\(at) link \(link.name): \(link.condition.value?.rawValue ?? "unknown")")
    }
    for scanner in delta.scanners
    where before.scanners.first(where: { $0.name == scanner.name })?.condition != scanner.condition {
      lines.append("\(at) scanner \(scanner.name): \(scanner.condition.rawValue)")
    }
    let known = Set(before.alarms.map(\.subject))
    for alarm in delta.alarms ?? [] where !known.contains(alarm.subject) {
      lines.append("\(at) alarm \(alarm.subject): \(alarm.text)")
    }
    for end in delta.recorded {
      let lane = end.lane.map { "lane \($0)" } ?? "no lane"
      lines.append("\(at) #\(end.serial) \(end.code ?? "-") \(lane) \(end.reason.value.word)")
    }
    return lines
  }
}
