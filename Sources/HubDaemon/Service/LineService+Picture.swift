import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubUSB
import HubUnits
import Logging
import Synchronization

extension LineService {
  /// The line as it is now, for people.
  func picture() async -> LineState {
    let snapshot = threads.snapshot.latest
    let now = MonotonicClock.now()
    let age = Int(clamping: max((now - snapshot.at).wholeMilliseconds, 0))
    noteEyes(snapshot, at: now)
    let counts = await desk.counts
    let links = linkViews(snapshot, at: now)
    let scanners = scannerViews(at: now)
    let lanes = laneViews(snapshot)
    var state = LineState(
      line: line.name, at: .now, uptimeMs: Int((now - started).wholeMilliseconds),
      cycle: Int64(clamping: snapshot.cycle), planVersion: line.planVersion, hold: holdView(snapshot),
      belt: beltView(snapshot, age: age), links: links, scanners: scanners,
      eyes: eyeViews(snapshot, at: now), lanes: lanes, parcels: parcelViews(snapshot),
      inducted: counts.inducted, ends: reasonCounts(counts))
    state.alarms = await alarms(state)
    return state
  }

  /// The line in one sentence, for `systemctl status`.
  func statusLine() async -> String {
    let snapshot = threads.snapshot.latest
    let counts = await desk.counts
    let doing = snapshot.hold.map { "held (\($0.word))" } ?? "belt \(snapshot.beltCondition.word)"
    return "\(line.name): \(doing), \(snapshot.parcels.count) parcels on the belt, \(counts.ended) ended"
  }

  func reasonCounts(_ counts: DeskCounts) -> [ReasonCount] {
    EndReason.allCases.compactMap { reason in
      counts.byReason[reason].map { ReasonCount(reason: Word(reason), count: $0) }
    }
  }

  private func holdView(_ snapshot: CoreSnapshot) -> HoldView? {
    guard let cause = snapshot.hold, let word = HoldView.Cause(rawValue: cause.word) else {
      heldSince = nil
      return nil
    }
    let since = heldSince ?? .now
    heldSince = since
    return HoldView(cause: word, since: since)
  }

  private func beltView(_ snapshot: CoreSnapshot, age: Int) -> BeltView {
    let motion = BeltView.Motion(rawValue: snapshot.beltCondition.word) ?? .unknown
    let speed = Int(snapshot.speed.micrometresPerSecond / 1_000)
    let position = Int(snapshot.belt.micrometres / 1_000)
    let isKnown = snapshot.beltCondition != .unknown
    return BeltView(
      lengthMm: Int(plan.belt.length.wholeMillimetres), motion: motion,
      speedMmS: isKnown ? .good(speed, ageMs: age) : .stale(speed, ageMs: age),
      positionMm: isKnown ? .good(position, ageMs: age) : .stale(position, ageMs: age))
  }

  private func linkViews(_ snapshot: CoreSnapshot, at now: MonotonicInstant) -> [LinkView] {
    threads.links.enumerated().map { index, link in
      let status = link.status
      let condition =
        index < snapshot.links.count
        ? LinkView.Condition(rawValue: snapshot.links[index].word) ?? .silent : .silent
      let hasImage = status.lastImage > .distantPast
      let age = hasImage ? Int(clamping: (now - status.lastImage).wholeMilliseconds) : nil
      let counted = status.roundTrip.count > 0
      return LinkView(
        name: link.description.name, address: "\(link.description.host):\(link.description.port)",
        condition: Measured(condition, quality: condition == .good ? .good : .stale, ageMs: age),
        roundTripP50Us: counted ? Int(status.roundTrip.percentile(perMille: 500).count / 1_000) : nil,
        roundTripP99Us: counted ? Int(status.roundTrip.percentile(perMille: 990).count / 1_000) : nil,
        errors: Int(clamping: status.errors.total), lastError: status.lastError.map { "\($0)" })
    }
  }

  private func scannerViews(at now: MonotonicInstant) -> [ScannerView] {
    line.scanners.enumerated().map { index, scanner in
      let status = threads.scanners.status(of: ScannerIndex(index))
      return ScannerView(
        name: scanner.name, mode: scanner.mode.rawValue, condition: Self.condition(status.state),
        device: status.port.map(\.description), problem: status.advice(for: scanner),
        reads: Int(clamping: status.scans),
        lastReadAgeMs: status.lastScanAt.map { Int(clamping: (now - $0).wholeMilliseconds) })
    }
  }

  private static func condition(_ state: ScannerState) -> ScannerView.Condition {
    switch state {
    case .absent: .missing
    case .waitingForPermission: .notPermitted
    case .opening: .opening
    case .ready: .ready
    case .heldElsewhere, .wrongMode, .failing, .usbUnavailable: .failed
    }
  }

  /// Notes which eyes changed since the last picture: what never changes is a finding.
  private func noteEyes(_ snapshot: CoreSnapshot, at now: MonotonicInstant) {
    for eye in plan.eyes.indices where snapshot.blockedEyes[eye] != lastBlocked[eye] {
      eyeChanges[eye] = now
    }
    lastBlocked = snapshot.blockedEyes
  }

  private func eyeViews(_ snapshot: CoreSnapshot, at now: MonotonicInstant) -> [EyeView] {
    plan.eyes.indices.map { index in
      let eye = plan.eyes[index]
      let isFresh = snapshot.links[eye.link.int] == .good
      let blocked = snapshot.blockedEyes[index]
      var lane: Int?
      switch eye.role {
      case .confirm(let of), .full(let of), .half(let of), .feedback(let of):
        lane = Int(plan.lanes[of.int].number)
      case .induction, .tracking: break
      }
      return EyeView(
        name: line.eyeNames[index], atMm: Int(eye.position.wholeMillimetres), lane: lane,
        blocked: isFresh ? .good(blocked) : .stale(blocked, ageMs: 0),
        lastChangeAgeMs: eyeChanges[index].map { Int(clamping: (now - $0).wholeMilliseconds) })
    }
  }

  private func laneViews(_ snapshot: CoreSnapshot) -> [LaneView] {
    plan.lanes.indices.map { index in
      let lane = plan.lanes[index]
      let seen = index < snapshot.lanes.count ? snapshot.lanes[index] : CoreSnapshot.Lane()
      let kind: LaneView.Kind =
        switch lane.kind {
        case .release: .sorting
        case .customsHold: .customsHold
        case .inspection: .inspection
        case .exception: .exception
        }
      return LaneView(
        number: Int(lane.number), name: line.laneNames[index], kind: kind,
        atMm: Int(lane.position.wholeMillimetres),
        state: LaneView.State(rawValue: seen.state.word) ?? .open, inFlight: Int(seen.inFlight),
        delivered: Int(seen.delivered))
    }
  }

  private func parcelViews(_ snapshot: CoreSnapshot) -> [ParcelView] {
    var views: [ParcelView] = []
    views.reserveCapacity(snapshot.parcels.count)
    for index in snapshot.parcels.indices {
      let parcel = snapshot.parcels[index]
      views.append(
        ParcelView(
          serial: parcel.serial.number, code: codes[parcel.serial],
          positionMm: Int(parcel.position.wholeMillimetres), lengthMm: Int(parcel.length.wholeMillimetres),
          lane: parcel.lane.map { Int(plan.lanes[$0.int].number) }, committed: parcel.isCommitted,
          exception: parcel.exception.map { Word($0) }))
    }
    return views
  }

  /// What somebody should look at: each with its place, its cause and what to do.
  private func alarms(_ state: LineState) async -> [LineAlarm] {
    var found: [(subject: String, severity: LineAlarm.Severity, text: String)] = []
    for alarm in await desk.activeAlarms { found.append((alarm.word, .critical, "\(alarm)")) }
    if let hold = state.hold {
      found.append(
        ("hold", .critical, "held: \(hold.cause.sentence); remove the cause, then `hubctl reset`"))
    }
    for link in state.links where link.condition.value != .good {
      // What the link says names its own party to blame.
      let cause = link.lastError ?? "wiring: no answer yet"
      found.append(
        ("link \(link.name)", .critical, "\(cause); link \(link.name) at \(link.address): its diverters hold")
      )
    }
    for scanner in state.scanners where scanner.condition != .ready {
      found.append(
        ("scanner \(scanner.name)", .warning, scanner.problem ?? "scanner \(scanner.name) is being opened"))
    }
    for lane in state.lanes {
      if let text = Self.alarm(for: lane) { found.append(("lane \(lane.number)", .warning, text)) }
    }
    let now = WireTime.now
    let subjects = Set(found.map(\.subject))
    alarmsSince = alarmsSince.filter { subjects.contains($0.key) }
    return found.map { alarm in
      let since = alarmsSince[alarm.subject] ?? now
      alarmsSince[alarm.subject] = since
      return LineAlarm(subject: alarm.subject, severity: alarm.severity, text: alarm.text, since: since)
    }
  }

  private static func alarm(for lane: LaneView) -> String? {
    let place = "lane \(lane.number) (\(lane.name))"
    return switch lane.state {
    case .open, .disabled: nil
    case .full: "\(place) is full: empty it; if it is empty, clean and align its full eye"
    case .jam: "\(place) is jammed at its confirm eye: clear it, look whether the eye is clean"
    case .halfFull, .rateLimited: nil
    case .jamSuspected: "\(place) may be jammed: its confirm eye is blocked, nothing else says so; look at both"
    case .blocked: "\(place) cannot be reached: its link is down"
    case .outOfService:
      "device: the diverter of \(place) failed and was taken out: try it by hand, then `hubctl lane open \(lane.number)`"
    }
  }
}
