import HubConfig
import HubCore
import HubProtocol
import HubUnits

// How parcels are followed and moved, for people: tracking, eyes, lanes.
extension LineService {
  func trackingView(_ snapshot: CoreSnapshot) -> TrackingView {
    let counters = snapshot.counters
    return TrackingView(
      source: TrackingView.Source(rawValue: snapshot.tracking.word) ?? .time,
      // Millionths to hundredths of a percent: finer than any belt keeps.
      slipPercent: Double(snapshot.slipPerMillion / 100) / 100, early: Int(counters.early),
      late: Int(counters.late), missing: Int(counters.missing), unexpected: Int(counters.unexpected),
      lost: Int(counters.lost), found: Int(counters.found), merged: Int(counters.merged),
      recirculating: Int(snapshot.recirculating),
      recirculatingPercent: Self.recirculatingPercent(Int64(snapshot.recirculating), plan))
  }

  /// The share of a closed belt's places that parcels take which come round again, rounded to a tenth.
  static func recirculatingPercent(_ count: Int64, _ plan: CorePlan) -> Double? {
    let place = plan.longestParcel + plan.smallestGap
    guard plan.belt.isClosed, plan.belt.length > .zero, place > .zero else { return nil }
    let taken = count * place.wholeMillimetres
    return Double(taken * 1_000 / max(plan.belt.length.wholeMillimetres, 1)) / 10
  }

  func eyeViews(_ snapshot: CoreSnapshot, at now: MonotonicInstant) -> [EyeView] {
    var onTheWay: [Int: CoreSnapshot.WayEye] = [:]
    for rank in snapshot.wayEyes.indices {
      onTheWay[snapshot.wayEyes[rank].eye.int] = snapshot.wayEyes[rank]
    }
    return plan.eyes.indices.map { index in
      let eye = plan.eyes[index]
      // Before the core's first turn its snapshot knows no links.
      let link = eye.link.int
      let isFresh = link < snapshot.links.count && snapshot.links[link] == .good
      let blocked = snapshot.blockedEyes[index]
      let seen = onTheWay[index]
      let judged = seen?.condition ?? eyeConditions[line.eyeNames[index]] ?? .good
      return EyeView(
        name: line.eyeNames[index], atMm: Int(eye.position.wholeMillimetres), lane: lane(of: eye),
        blocked: isFresh ? .good(blocked) : .stale(blocked, ageMs: 0),
        lastChangeAgeMs: eyeChanges[index].map { Int(clamping: (now - $0).wholeMilliseconds) },
        condition: EyeView.Condition(rawValue: judged.word) ?? .good,
        tracking: seen.map { EyeTracking($0) })
    }
  }

  private func lane(of eye: PhotoEye) -> Int? {
    switch eye.role {
    case .confirm(let of), .full(let of), .half(let of), .feedback(let of):
      Int(plan.lanes[of.int].number)
    case .induction, .tracking: nil
    }
  }

  func laneViews(_ snapshot: CoreSnapshot, at now: MonotonicInstant) -> [LaneView] {
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
        delivered: Int(seen.delivered), since: since(seen, lane: index, at: now),
        by: LaneView.Authority(rawValue: seen.by.word) ?? .start, didNotMove: Int(seen.didNotMove),
        eyeSilent: Int(seen.eyeSilent))
    }
  }

  /// When a lane came into its state, by the wall; the same each time it is asked, however the clocks drift.
  private func since(_ lane: CoreSnapshot.Lane, lane index: Int, at now: MonotonicInstant) -> WireTime? {
    guard lane.since > .distantPast else { return nil }
    if let told = lanesSince[index], told.instant == lane.since { return told.wall }
    let wall = WireTime(milliseconds: WireTime.now.milliseconds - (now - lane.since).wholeMilliseconds)
    lanesSince[index] = (lane.since, wall)
    return wall
  }
}

extension EyeTracking {
  init(_ eye: CoreSnapshot.WayEye) {
    self.init(
      matched: Int(eye.matched), early: Int(eye.early), late: Int(eye.late), missing: Int(eye.missing),
      unexpected: Int(eye.unexpected), flickers: Int(eye.flickers), meanErrorMm: eye.meanError.inMillimetres,
      worstErrorMm: eye.worstError.inMillimetres)
  }
}
