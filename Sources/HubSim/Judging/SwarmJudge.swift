import HubUnits

/// Judges one run of the swarm by the belt's own truth; it never asks the core who is who.
public struct SwarmJudge: Sendable {
  private let evidence: SwarmEvidence
  private var findings: [SwarmFinding] = []

  /// Parcels after the repair that may still suffer from what was before.
  ///
  /// **Source**: a person hands over two and a half parcels a second, and the encoder is believed again after ten
  /// seconds (`BeltTracker.probation`).
  public static let graceAfterRepair = 24

  /// How long before a parcel left the belt a broken diverter may have begun to be the cause, and how long the core
  /// has to say so.
  ///
  /// **Source**: the longest way from the first diverter to the end of the belt takes 30 s.
  static let reportWithin = Nanoseconds.seconds(40)

  private init(_ evidence: SwarmEvidence) { self.evidence = evidence }

  public static func judge(_ evidence: SwarmEvidence) -> [SwarmFinding] {
    var judge = SwarmJudge(evidence)
    for row in evidence.rows { judge.judgeEnds(row) }
    for (index, truth) in evidence.truths.enumerated() {
      judge.judgePlace(truth, index)
      judge.judgeAfterRepair(truth)
      // A part that touches the rest of its parcel is no parcel of its own to any eye.
      let isToldOf = truth.isTold || truth.partOf.map { evidence.truths[$0].isTold } ?? false
      if truth.wasSeen, truth.lane != nil, !isToldOf {
        judge.find(
          truth.hadAnEdge ? .untold : .touched, truth,
          "no row tells of it; it lies in lane \(words(truth.lane))")
      }
    }
    judge.judgeRows()
    judge.judgeCoils()
    return judge.findings
  }

  // MARK: Each parcel ends once

  private mutating func judgeEnds(_ row: SwarmRow) {
    guard row.ends != 1 else { return }
    let number = row.parcel.map { evidence.truths[$0].number }
    findings.append(
      SwarmFinding(
        kind: .notOneEnd, parcel: number, text: "serial \(row.serial) (\(row.origin)) ended \(row.ends) times"
      ))
  }

  /// A row must not say that a parcel lies where it does not.
  private mutating func judgeRows() {
    for row in evidence.rows {
      guard let parcel = row.parcel, let said = row.lane else { continue }
      let truth = evidence.truths[parcel]
      guard truth.lane != said else { continue }
      find(
        .untrueLane, truth,
        "serial \(row.serial) ended \(row.reason.map { "\($0)" } ?? "never") in lane \(said); it lies in lane "
          + Self.words(truth.lane))
    }
  }

  // MARK: Where it lies

  private mutating func judgePlace(_ truth: SwarmTruth, _ index: Int) {
    guard let lane = truth.lane, evidence.releaseLanes.contains(lane: lane) else { return }
    if cameUnseen(truth) {
      find(.cameUnseen, truth, "lies in lane \(lane)")
      return
    }
    let isWrong = wasHeld(truth) || !truth.isSortable || !truth.destined.contains(lane: lane)
    if isWrong, rodeHidden(index, truth, lane) {
      find(.hidden, truth, "lies in lane \(lane)")
      return
    }
    if isWrong, rolledUnseen(truth) {
      find(.rolled, truth, "lies in lane \(lane)")
      return
    }
    let isBroken = wasBrokenAndReported(lane, truth, index)
    if isWrong, !isBroken, touchedAnother(truth) {
      find(.pushedAlong, truth, "lies in lane \(lane)")
      return
    }
    if wasHeld(truth) {
      if isBroken {
        find(.heldByBrokenDiverter, truth, "lies in lane \(lane); its diverter was broken and reported")
      } else if tookThePlaceOfAnother(truth, lane, index) {
        find(.tookItsPlace, truth, "held, lies in lane \(lane), ordered for one that did not come")
      } else if isMisdeclared(truth, lane) {
        find(.misdeclared, truth, "held, lies in lane \(lane) as another label declared it")
      } else {
        find(.heldReleased, truth, "customs \(customsAtDecision(truth)), lies in release lane \(lane)")
      }
      return
    }
    guard !truth.isSortable || !truth.destined.contains(lane: lane) else { return }
    if isMisdeclared(truth, lane) {
      find(.misdeclared, truth, "lies in lane \(lane) as another label declared it")
    } else if !isBroken, tookThePlaceOfAnother(truth, lane, index) {
      find(.tookItsPlace, truth, "lies in lane \(lane), ordered for one that did not come")
    } else if isBroken {
      find(.brokenDiverter, truth, "lies in lane \(lane); its diverter was broken and reported")
    } else {
      let wanted = truth.isSortable ? truth.destined.lanes.map(String.init).joined(separator: " or ") : "none"
      find(.wrongLane, truth, "lies in lane \(lane), destined for \(wanted)")
    }
  }

  /// From the edge until the core has settled it. **Source**: an image every 5 ms, 8 ms of debounce, 4 ms of bounce.
  static let settling = Nanoseconds.milliseconds(20)

  /// Whether somebody threw it on so near the diverter that no eye saw it before the stroke was on its way.
  private func cameUnseen(_ truth: SwarmTruth) -> Bool {
    guard truth.isThrownOn, let coilOn = truth.coilOnAt else { return false }
    guard let seen = truth.firstSeenAt else { return true }
    return seen + Self.settling > coilOn - evidence.pointOfNoReturn
  }

  /// Whether it touched another one at every eye before the stroke: to an eye the two are one.
  private func touchedAnother(_ truth: SwarmTruth) -> Bool {
    guard let coilOn = truth.coilOnAt else { return false }
    guard let edge = truth.firstOwnEdgeAt else { return true }
    return edge + Self.settling > coilOn - evidence.pointOfNoReturn
  }

  /// Whether it rolled into another one's stroke before any eye could see it roll.
  private func rolledUnseen(_ truth: SwarmTruth) -> Bool {
    guard let roll = truth.roll, let coilOn = truth.coilOnAt else { return false }
    guard let noticed = roll.noticedAt else { return true }
    return noticed + Self.settling > coilOn - evidence.pointOfNoReturn
  }

  /// Whether the stroke was for a parcel beside which this one rode, within its length: to an eye the two are one.
  private func rodeHidden(_ index: Int, _ truth: SwarmTruth, _ lane: Int) -> Bool {
    evidence.fires.contains { $0.lane == lane && $0.at == truth.coilOnAt && $0.hidden.contains(index) }
  }

  private func customsAtDecision(_ truth: SwarmTruth) -> CustomsState {
    guard let coilOn = truth.coilOnAt else { return truth.customs(toldBy: .distantFuture) }
    return truth.customs(toldBy: coilOn - evidence.pointOfNoReturn)
  }

  /// Whether customs held it: when the core could last take the order back, and still when the order left.
  private func wasHeld(_ truth: SwarmTruth) -> Bool {
    guard customsAtDecision(truth) != .cleared else { return false }
    guard let coilOn = truth.coilOnAt else { return true }
    return truth.customs(toldBy: coilOn - evidence.orderAhead) != .cleared
  }

  /// Whether a person gave it the name of a parcel that may go there, and no scanner could contradict.
  private func isMisdeclared(_ truth: SwarmTruth, _ lane: Int) -> Bool {
    truth.misdeclared.contains(lane: lane) && !truth.wasReadFixed
  }

  /// How far off an eye may be about where a parcel's edge is.
  ///
  /// **Source**: an image every 5 ms at 2.5 m/s and skew at both edges, at two eyes.
  static let samePlace = Distance.millimetres(60)

  /// How much two parcels may differ and still be one to the core: its own tolerance, and what two measures are off.
  static let asLong = Distance.millimetres(90)

  /// Whether the stroke was for a parcel that had fallen off, and this one came to lie in its place: the same place
  /// within an eye's window, the same length within what an eye can tell. No eye could see that it is another one.
  private func tookThePlaceOfAnother(_ truth: SwarmTruth, _ lane: Int, _ index: Int) -> Bool {
    guard let coilOn = truth.coilOnAt else { return false }
    if wasReplaced(truth, index) || tookTheScanOfAnother(truth, coilOn) { return true }
    return evidence.fires.contains { fire in
      let row = evidence.rows[fire.row]
      // An eye that missed it had said so: then the line could know.
      guard fire.lane == lane, fire.at == coilOn, !row.firstWasMissed, let first = row.firstParcel else {
        return false
      }
      let other = evidence.truths[first]
      return (other.fell || other.causes.contains(.stick)) && other.number != truth.number
        && (other.length - truth.length).magnitude <= Self.asLong
    }
  }

  /// Whether another one, as long, came exactly where it should have come, and nobody missed it: it came later, as one
  /// whom nobody expected, and what lay ready there was its own to all appearance.
  private func wasReplaced(_ truth: SwarmTruth, _ index: Int) -> Bool {
    evidence.rows.contains { row in
      guard row.firstParcel == index, let other = row.parcel, other != index, !row.firstWasMissed else {
        return false
      }
      return (evidence.truths[other].length - truth.length).magnitude <= Self.asLong
    }
  }

  /// Whether it was placed without a scan, or with an unreadable label, and took the one that waited for a parcel that
  /// fell before its eye or was taken for another one; or, held up before the eye, the next one's.
  private func tookTheScanOfAnother(_ truth: SwarmTruth, _ coilOn: MonotonicInstant) -> Bool {
    guard !truth.wasReadFixed,
      let fire = evidence.fires.first(where: { $0.at == coilOn && $0.lane == truth.lane }),
      let named = evidence.truths.firstIndex(where: { $0.number == evidence.rows[fire.row].code })
    else { return false }
    if evidence.truths[named].fell, evidence.truths[named].inductedAt == nil { return true }
    // It stuck between the hand and the eye, without a scan of its own, and the person scanned on.
    if truth.isUnscanned, truth.wasMoved, let scannedAt = evidence.rows[fire.row].scannedAt,
      let placedAt = truth.placedAt, let inductedAt = truth.inductedAt, placedAt < scannedAt,
      scannedAt < inductedAt
    {
      return true
    }
    return evidence.rows.contains { $0.parcel == named && $0.firstParcel != named && !$0.firstWasMissed }
  }

  private func wasBrokenAndReported(_ lane: Int, _ truth: SwarmTruth, _ index: Int) -> Bool {
    guard let left = truth.leftAt else { return false }
    let isBroken = evidence.broken.contains {
      $0.lane == lane && $0.from <= left && left <= $0.to + Self.reportWithin
    }
    guard isBroken else { return false }
    let isReported = evidence.reports.contains {
      $0.lane == lane && $0.at >= left - Self.reportWithin && $0.at <= left + Self.reportWithin
    }
    // While nobody can be asked, or the daemon is down, the parcel itself is what is missed.
    return isReported
      || evidence.rows.contains {
        $0.parcel == index && $0.lane == nil
          && ($0.wasLost || $0.reason == .ioDown || $0.reason == .flushedRestart)
      }
  }

  // MARK: Right again

  private mutating func judgeAfterRepair(_ truth: SwarmTruth) {
    guard let rank = truth.rankAfterRepair, rank >= Self.graceAfterRepair else { return }
    guard truth.isSortable, truth.customs == .cleared, truth.misdeclared.isEmpty else { return }
    if let lane = truth.lane, truth.destined.contains(lane: lane) { return }
    // A lane that fills up, or in which a parcel comes to lie across, is nothing that anybody repairs before.
    if truth.causes.contains(.laneFills) || truth.causes.contains(.laneJam) { return }
    find(.notRight, truth, "number \(rank) after the repair lies in lane \(Self.words(truth.lane))")
  }

  // MARK: Coils

  private mutating func judgeCoils() {
    for fire in evidence.fires where fire.isJudgeable && fire.past > evidence.allowedPast {
      find(
        .lateCoil, evidence.truths[fire.parcel],
        "the coil of lane \(fire.lane) went on \(fire.past.wholeMillimetres) mm past its place")
    }
    for lane in evidence.energisedAtEnd {
      findings.append(
        SwarmFinding(kind: .coilLeftOn, parcel: nil, text: "the coil of lane \(lane) is on at the end"))
    }
  }

  private mutating func find(_ kind: SwarmFinding.Kind, _ truth: SwarmTruth, _ text: String) {
    findings.append(SwarmFinding(kind: kind, parcel: truth.number, text: "parcel \(truth.number): " + text))
  }

  private static func words(_ lane: Int?) -> String { lane.map(String.init) ?? "none" }
}
