import HubProtocol
import HubUnits

/// A line's state in a few lines of text.
struct StatusText {
  let state: LineState

  /// Nothing is held, alarmed, silent or missing.
  var isWell: Bool {
    state.hold == nil && !state.tracking.isDegraded && state.alarms.isEmpty && state.belt.motion != .unknown
      && state.links.allSatisfy { $0.condition.value == .good }
      && state.scanners.allSatisfy { $0.condition == .ready }
  }

  /// The line in one sentence.
  var summary: String {
    if let hold = state.hold { return "held (\(hold.cause.sentence)), \(state.parcels.count) on the belt" }
    let speed = WatchPicture.speed(state.belt).map { " at " + $0 } ?? ", speed ?"
    let mode =
      switch state.belt.motion {
      case .moving: "running" + speed
      case .standing: "belt stands"
      case .unknown: "belt unknown"
      }
    let degraded = state.tracking.isDegraded ? ", DEGRADED: followed by time" : ""
    return "\(mode)\(degraded), \(state.parcels.count) on the belt"
  }

  var lines: [String] {
    let sorted = state.ends.first { $0.reason.value == .sorted }?.count ?? 0
    let others = state.ends.filter { !$0.reason.value.isPlanned && $0.count > 0 }
    let otherCount = others.reduce(0) { $0 + $1.count }
    let reasons = others.map { "\($0.reason.value.word) \($0.count)" }.joined(separator: ", ")
    let closed = state.lanes.filter { $0.state != .open }
    return [
      "line       \(state.line): \(summary); up \(DevicePicture.age(state.uptimeMs)), plan \(state.planVersion)",
      "parcels    \(state.inducted) in, \(sorted) sorted, \(otherCount) not"
        + (reasons.isEmpty ? "" : " (\(reasons))"),
      "lanes      \(state.lanes.count - closed.count) of \(state.lanes.count) open"
        + Self.words(closed: closed),
      "tracking   " + Self.words(state.tracking),
    ] + state.eyes.filter { $0.condition != .good }.map { "eye        \($0.name): \($0.condition.rawValue)" }
      + state.links.map { "link       " + Self.words($0) }
      + state.scanners.map { "scanner    " + Self.words($0) }
      + state.alarms.map { "ALARM      \($0.subject): \($0.text)" }
  }

  /// Neighbours that are closed in the same way in one piece: `; lanes 1 to 4 blocked by link`.
  private static func words(closed lanes: [LaneView]) -> String {
    var pieces: [(first: LaneView, last: LaneView)] = []
    for lane in lanes {
      if let piece = pieces.last, piece.last.number + 1 == lane.number, piece.first.state == lane.state,
        piece.first.by == lane.by
      {
        pieces[pieces.count - 1].last = lane
      } else {
        pieces.append((lane, lane))
      }
    }
    return pieces.map { first, last in
      let which =
        first.number == last.number ? "lane \(first.number)" : "lanes \(first.number) to \(last.number)"
      return "; \(which) \(first.state.rawValue) by \(first.by.rawValue)"
    }.joined()
  }

  private static func words(_ t: TrackingView) -> String {
    let how = t.isDegraded ? "DEGRADED, by time: the encoder is not believed" : "by the encoder"
    let slip = "slip \(StoryText.fixed(t.slipPercent, 2)) %"
    let counts = [
      ("early", t.early), ("late", t.late), ("missing", t.missing), ("unexpected", t.unexpected),
      ("lost", t.lost), ("found", t.found), ("merged", t.merged),
    ].filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    let round = t.recirculatingPercent.map {
      "\(t.recirculating) going round, \(StoryText.fixed($0, 1)) % of the belt"
    }
    return ([how, slip] + counts + [round].compactMap { $0 }).joined(separator: ", ")
  }

  private static func words(_ link: LinkView) -> String {
    let trip = link.roundTripP50Us.map { ", round trip \($0) µs" } ?? ""
    let errors = [link.failureWords, link.oddityWords].compactMap { $0 }.map { ", \($0)" }.joined()
    return "\(link.name): \(link.condition.value?.rawValue ?? "unknown")\(trip)\(errors)"
  }

  private static func words(_ scanner: ScannerView) -> String {
    let last = scanner.lastReadAgeMs.map { ", last \(DevicePicture.age($0)) ago" } ?? ""
    let problem = scanner.problem.map { "; \($0)" } ?? ""
    // The finer word where there is one: `wrong-mode` says more than `failed`.
    let state = scanner.condition == .failed ? scanner.state ?? "failed" : scanner.condition.rawValue
    let rate = scanner.readRate?.words.map { ", \($0)" } ?? ""
    return "\(scanner.name): \(state), \(scanner.reads) read\(last)\(rate)\(problem)"
  }
}
