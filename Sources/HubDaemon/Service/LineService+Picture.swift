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
    let scanners = await scannerViews(at: now)
    let lanes = laneViews(snapshot, at: now)
    var state = LineState(
      line: line.name, at: .now, uptimeMs: Int((now - started).wholeMilliseconds),
      cycle: Int64(clamping: snapshot.cycle), planVersion: line.planVersion, hold: holdView(snapshot),
      belt: beltView(snapshot, age: age), tracking: trackingView(snapshot), links: links, scanners: scanners,
      eyes: eyeViews(snapshot, at: now), lanes: lanes, parcels: parcelViews(snapshot),
      inducted: counts.inducted, ends: reasonCounts(counts))
    state.alarms = await alarms(state)
    return state
  }

  /// The line in one sentence, for `systemctl status`.
  func statusLine() async -> String {
    let snapshot = threads.snapshot.latest
    let counts = await desk.counts
    let degraded = snapshot.tracking == .distance ? "" : ", DEGRADED: followed by time"
    let doing =
      (snapshot.hold.map { "held (\($0.word))" } ?? "belt \(snapshot.beltCondition.word)") + degraded
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
    threads.links.indices.map { index in
      linkView(index, index < snapshot.links.count ? snapshot.links[index] : .silent, at: now)
    }
  }

  /// - Parameter condition: as the core judges it.
  func linkView(_ index: Int, _ condition: LinkCondition, at now: MonotonicInstant) -> LinkView {
    let link = threads.links[index]
    let status = link.status
    let condition = LinkView.Condition(rawValue: condition.word) ?? .silent
    // What went wrong before the last image is not why none comes.
    let isOver = !condition.isAnswering && status.lastErrorAt < status.lastImage
    let hasImage = status.lastImage > .distantPast
    let age = hasImage ? Int(clamping: (now - status.lastImage).wholeMilliseconds) : nil
    let counted = status.roundTrip.count > 0
    let slow = status.roundTrip.percentile(perMille: 990)
    var nextTry: Int?
    if case .backingOff(let until) = status.state {
      nextTry = max(0, Int(clamping: (until - now).wholeMilliseconds))
    }
    var view = LinkView(
      name: link.description.name, address: "\(link.description.wire)",
      condition: Measured(condition, quality: condition == .good ? .good : .stale, ageMs: age),
      roundTripP50Us: counted ? Int(status.roundTrip.percentile(perMille: 500).count / 1_000) : nil,
      roundTripP99Us: counted ? Int(slow.count / 1_000) : nil,
      roundTripP99Mm: counted ? Int(plan.belt.nominalSpeed.travel(in: slow).wholeMillimetres) : nil,
      errors: Int(clamping: status.errors.total),
      lastError: isOver ? nil : status.lastError.map { link.description.guarding.words($0) },
      numbers: LinkNumbers(status), nextTryMs: nextTry)
    let rule = plan.links[index]
    if rule.theirStaleAfter > .zero {
      view.heartbeat = HeartbeatRule(
        edges: rule.theirEdges, withinUs: Int(clamping: rule.theirStaleAfter.count / 1_000))
    }
    view.findings = findings(of: link)
    return view
  }

  /// Notes which eyes changed since the last picture: what never changes is a finding.
  private func noteEyes(_ snapshot: CoreSnapshot, at now: MonotonicInstant) {
    for eye in plan.eyes.indices where snapshot.blockedEyes[eye] != lastBlocked[eye] {
      eyeChanges[eye] = now
    }
    lastBlocked = snapshot.blockedEyes
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
}
