import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubUnits

extension LineService {
  /// What somebody should look at: each with its place, its cause and what to do.
  func alarms(_ state: LineState) async -> [LineAlarm] {
    var found: [(subject: String, severity: LineAlarm.Severity, text: String)] = []
    for alarm in await desk.activeAlarms { found.append((alarm.word, .critical, "\(alarm)")) }
    if let hold = state.hold {
      found.append(
        ("hold", .critical, "held: \(hold.cause.sentence); remove the cause, then `hubctl reset`"))
    }
    if state.tracking.isDegraded {
      let link = line.links[plan.belt.encoderLink.int].name
      found.append(
        (
          "tracking", .critical,
          "device: the encoder on link \(link) is not believed: degraded, followed by time with wider windows; "
            + "look at its wheel, coupling and cable"
        ))
    }
    // A watchdog that is not armed is said with its register below.
    for link in state.links where link.condition.value != .notArmed {
      guard let text = Self.alarm(for: link) else { continue }
      found.append(("link \(link.name)", .critical, text))
    }
    for alarm in state.links.flatMap(Self.alarms) { found.append((alarm.subject, .critical, alarm.text)) }
    for link in threads.links {
      let count = link.status.notSendable
      guard count > 0 else { continue }
      found.append(
        (
          "orders of link \(link.description.name)", .critical,
          "config: link \(link.description.name) dropped \(count) orders to diverters that fire by themselves "
            + "(counted, carrier): it cannot send them; their parcels ran on"
        ))
    }
    for alarm in state.scanners.flatMap(Self.alarms) {
      found.append((alarm.subject, .warning, alarm.text))
    }
    for eye in state.eyes {
      guard let finding = eye.finding else { continue }
      found.append(("eye \(eye.name)", .warning, "wiring: \(finding.what): \(finding.action)"))
    }
    for lane in state.lanes {
      if let text = Self.alarm(for: lane) { found.append(("lane \(lane.number)", .warning, text)) }
      for finding in findings.recent(lane, at: MonotonicClock.now()) {
        found.append((finding.subject, .warning, finding.text))
      }
    }
    let now = WireTime.now
    let subjects = Set(found.map(\.subject))
    logReadRates(found.map { ($0.subject, $0.text) })
    alarmsSince = alarmsSince.filter { subjects.contains($0.key) }
    return found.map { alarm in
      let since = alarmsSince[alarm.subject] ?? now
      alarmsSince[alarm.subject] = since
      return LineAlarm(subject: alarm.subject, severity: alarm.severity, text: alarm.text, since: since)
    }
  }

  /// What keeps a link's diverters still, in the diagnosis' words.
  static func alarm(for link: LinkView) -> String? {
    link.fault.map {
      "\($0.fact); \($0.next) (link \(link.name) at \(link.address); its diverters hold)"
    }
  }

  private static func alarm(for lane: LaneView) -> String? {
    let place = "lane \(lane.number) (\(lane.name))"
    return switch lane.state {
    case .open, .disabled: nil
    case .full: "\(place) is full: empty it; if it is empty, clean and align its full eye"
    case .jam: "\(place) is jammed at its confirm eye: clear it, look whether the eye is clean"
    case .halfFull, .rateLimited: nil
    case .jamSuspected:
      "\(place) may be jammed: its confirm eye is blocked, nothing else says so; look at both"
    case .blocked: "\(place) cannot be reached: its link is down"
    case .outOfService:
      "device: the diverter of \(place) failed and was taken out: try it by hand, then `hubctl lane open \(lane.number)`"
    }
  }
}
