import HubCore
import HubSim
import HubUnits
import Testing

private func at(_ milliseconds: Int64) -> MonotonicInstant { .init(nanoseconds: milliseconds * 1_000_000) }

/// A run with one parcel, cleared and destined for lane 3, that was pushed into a lane at 10 s; lanes 0 to 9 release.
private struct Case {
  var evidence = SwarmEvidence()

  init(lane: Int?) {
    evidence.releaseLanes = LaneSet(rawValue: 0x3FF)
    evidence.pointOfNoReturn = .milliseconds(40)
    evidence.orderAhead = .milliseconds(25)
    evidence.allowedPast = .millimetres(200)
    var truth = SwarmTruth(number: 7)
    truth.destined = LaneSet(lane: 3)
    truth.tellings = [.init(at: at(1_000), customs: .cleared)]
    truth.inductedAt = at(900)
    truth.wasSeen = true
    truth.isTold = true
    truth.hadAnEdge = true
    truth.firstOwnEdgeAt = at(900)
    truth.coilOnAt = at(9_940)
    truth.leftAt = at(10_000)
    truth.lane = lane
    evidence.truths = [truth]
    evidence.rows = [row(1, parcel: 0, lane: lane)]
  }

  func row(_ serial: Int64, parcel: Int?, lane: Int?, ends: Int = 1) -> SwarmRow {
    var row = SwarmRow(serial: serial, origin: .inducted, at: at(910), parcel: parcel)
    row.ends = ends
    row.reason = .sorted
    row.lane = lane
    return row
  }

  var found: [SwarmFinding.Kind] { SwarmJudge.judge(evidence).map(\.kind) }
}

@Suite("The swarm's judges know each crime")
struct SwarmJudgeTests {
  @Test("A parcel in its destination's lane, told once, is nothing to speak of")
  func good() {
    #expect(Case(lane: 3).found.isEmpty)
  }

  @Test("A cleared parcel in another release lane is in the wrong lane; one at the end of the belt is not")
  func wrongLane() {
    #expect(Case(lane: 4).found == [.wrongLane])
    #expect(Case(lane: 12).found.isEmpty)
  }

  @Test("A parcel that nobody can identify belongs in no release lane")
  func unsortable() {
    var run = Case(lane: 3)
    run.evidence.truths[0].isSortable = false
    #expect(run.found == [.wrongLane])
  }

  @Test("A hold told before the core's last word counts, one told after it does not")
  func held() {
    var told = Case(lane: 3)
    told.evidence.truths[0].tellings.append(.init(at: at(9_800), customs: .hold))
    #expect(told.found == [.heldReleased])
    var tooLate = Case(lane: 3)
    tooLate.evidence.truths[0].tellings.append(.init(at: at(9_920), customs: .hold))
    #expect(tooLate.found.isEmpty)
  }

  @Test("What customs never cleared is held, whether the core asked or not", arguments: [true, false])
  func neverCleared(isAsked: Bool) {
    var run = Case(lane: 3)
    run.evidence.truths[0].customs = .pending
    run.evidence.truths[0].tellings = isAsked ? [.init(at: at(1_000), customs: .pending)] : []
    #expect(run.found == [.heldReleased])
  }

  @Test("A serial ends once, not twice and not never", arguments: [0, 2])
  func ends(times: Int) {
    var run = Case(lane: 3)
    run.evidence.rows[0].ends = times
    #expect(run.found == [.notOneEnd])
  }

  @Test("A parcel that a good eye saw has a row")
  func untold() {
    var run = Case(lane: 12)
    run.evidence.truths[0].isTold = false
    #expect(run.found == [.untold])
    run.evidence.truths[0].hadAnEdge = false
    #expect(run.found == [.touched])
    run.evidence.truths[0].wasSeen = false
    #expect(run.found.isEmpty)
  }

  @Test("A broken diverter is an excuse for its own lane, at that time, and only if the core said so")
  func brokenDiverter() {
    var run = Case(lane: 4)
    run.evidence.broken = [.init(lane: 4, from: at(9_000), to: at(11_000))]
    #expect(run.found == [.wrongLane])
    run.evidence.reports = [.init(lane: 4, at: at(10_400))]
    #expect(run.found == [.brokenDiverter])
    run.evidence.reports = [.init(lane: 5, at: at(10_400))]
    #expect(run.found == [.wrongLane])
    run.evidence.reports = [.init(lane: 4, at: at(10_400))]
    run.evidence.broken = [.init(lane: 4, from: at(10_100), to: at(11_000))]
    #expect(run.found == [.wrongLane])
  }

  @Test("A held parcel that a broken diverter took is told apart, and never called cleared")
  func heldByBrokenDiverter() {
    var run = Case(lane: 3)
    run.evidence.truths[0].customs = .hold
    run.evidence.truths[0].tellings = [.init(at: at(1_000), customs: .hold)]
    run.evidence.broken = [.init(lane: 3, from: at(9_000), to: at(11_000))]
    run.evidence.reports = [.init(lane: 3, at: at(10_400))]
    #expect(run.found == [.heldByBrokenDiverter])
  }

  @Test("What a person declared wrongly is told apart, unless a scanner on the line read the label itself")
  func misdeclared() {
    var run = Case(lane: 4)
    run.evidence.truths[0].misdeclared = LaneSet(lane: 4)
    #expect(run.found == [.misdeclared])
    run.evidence.truths[0].wasReadFixed = true
    #expect(run.found == [.wrongLane])
    run.evidence.truths[0].wasReadFixed = false
    run.evidence.truths[0].misdeclared = LaneSet(lane: 5)
    #expect(run.found == [.wrongLane])
  }

  @Test(
    "While the link is down a broken diverter is reported by the parcel that is missed, and by no other word")
  func missedWhileTheLinkWasDown() {
    var run = Case(lane: 4)
    run.evidence.broken = [.init(lane: 4, from: at(9_000), to: at(11_000))]
    run.evidence.rows[0].lane = nil
    #expect(run.found == [.wrongLane])
    run.evidence.rows[0].reason = .ioDown
    #expect(run.found == [.brokenDiverter])
    run.evidence.broken = []
    #expect(run.found == [.wrongLane])
  }

  @Test(
    "A roll into another one's stroke is told apart only if no eye could tell of it before the order was out")
  func rolled() {
    var run = Case(lane: 4)
    run.evidence.truths[0].roll = .init(from: at(9_700))
    #expect(run.found == [.rolled])
    // Seen 20 ms before the order's last moment: the core had time.
    run.evidence.truths[0].roll?.noticedAt = at(9_880)
    #expect(run.found == [.wrongLane])
    run.evidence.truths[0].roll?.noticedAt = at(9_881)
    #expect(run.found == [.rolled])
  }

  @Test(
    "Who touched another one at every eye is told apart; once an eye saw it alone, it is in the wrong lane")
  func pushedAlong() {
    var run = Case(lane: 4)
    run.evidence.truths[0].firstOwnEdgeAt = nil
    #expect(run.found == [.pushedAlong])
    run.evidence.truths[0].firstOwnEdgeAt = at(9_881)
    #expect(run.found == [.pushedAlong])
    run.evidence.truths[0].firstOwnEdgeAt = at(9_880)
    #expect(run.found == [.wrongLane])
  }

  @Test(
    "Whose story went to another, just as long, comes later as a stranger: told apart, if nobody missed it")
  func replaced() {
    var run = Case(lane: 4)
    run.evidence.truths[0].length = .millimetres(300)
    var other = SwarmTruth(number: 8)
    other.length = .millimetres(390)
    run.evidence.truths.append(other)
    var taken = run.row(2, parcel: 0, lane: nil)
    taken.parcel = 1
    run.evidence.rows.append(taken)
    #expect(run.found == [.tookItsPlace])
    run.evidence.rows[1].firstWasMissed = true
    #expect(run.found == [.wrongLane])
    run.evidence.rows[1].firstWasMissed = false
    // Missed later, when the other had its place already: that says nothing of the fallen one.
    run.evidence.rows[1].wasLost = true
    #expect(run.found == [.tookItsPlace])
    run.evidence.truths[1].length = .millimetres(391)
    #expect(run.found == [.wrongLane])
  }

  @Test(
    "A release heard before the order left frees a parcel, though the core could have taken the order back before"
  )
  func releasedAtTheLastMoment() {
    var run = Case(lane: 3)
    run.evidence.truths[0].customs = .hold
    run.evidence.truths[0].tellings = [.init(at: at(9_915), customs: .cleared)]
    #expect(run.found.isEmpty)
    run.evidence.truths[0].tellings = [.init(at: at(9_916), customs: .cleared)]
    #expect(run.found == [.heldReleased])
  }

  @Test("A parcel without a scan that took the one of a parcel that fell before its eye is told apart")
  func tookAScanThatWaited() {
    var run = Case(lane: 4)
    var fallen = SwarmTruth(number: 8)
    fallen.fell = true
    run.evidence.truths.append(fallen)
    run.evidence.rows[0].code = 8
    run.evidence.fires = [.init(parcel: 0, row: 0, lane: 4, at: at(9_940), past: .zero, isJudgeable: true)]
    #expect(run.found == [.tookItsPlace])
    run.evidence.truths[0].wasReadFixed = true
    #expect(run.found == [.wrongLane])
    run.evidence.truths[0].wasReadFixed = false
    run.evidence.truths[1].inductedAt = at(800)
    #expect(run.found == [.wrongLane])
  }

  @Test("Held up between the hand and the eye, without a scan, while the next one was scanned: told apart")
  func tookTheNextScan() {
    var run = Case(lane: 4)
    run.evidence.truths.append(SwarmTruth(number: 8))
    run.evidence.rows[0].code = 8
    run.evidence.rows[0].scannedAt = at(700)
    run.evidence.fires = [.init(parcel: 0, row: 0, lane: 4, at: at(9_940), past: .zero, isJudgeable: true)]
    run.evidence.truths[0].placedAt = at(600)
    run.evidence.truths[0].isUnscanned = true
    #expect(run.found == [.wrongLane])
    run.evidence.truths[0].wasMoved = true
    #expect(run.found == [.tookItsPlace])
    run.evidence.rows[0].scannedAt = at(599)
    #expect(run.found == [.wrongLane])
  }

  @Test("A coil that goes on past the last fire position is found, where the core alone can be the cause")
  func lateCoil() {
    var run = Case(lane: 3)
    let past = Distance.millimetres(201)
    run.evidence.fires = [.init(parcel: 0, row: 0, lane: 3, at: at(9_940), past: past, isJudgeable: true)]
    #expect(run.found == [.lateCoil])
    run.evidence.fires[0].past = .millimetres(199)
    #expect(run.found.isEmpty)
    run.evidence.fires[0].past = past
    run.evidence.fires[0].isJudgeable = false
    #expect(run.found.isEmpty)
  }

  @Test("A coil that is on at the end is found")
  func coilLeftOn() {
    var run = Case(lane: 3)
    run.evidence.energisedAtEnd = [5]
    #expect(run.found == [.coilLeftOn])
  }

  @Test("After the repair and a few parcels more, a sortable parcel at the end of the belt is a failure")
  func afterRepair() {
    var run = Case(lane: 12)
    run.evidence.truths[0].rankAfterRepair = SwarmJudge.graceAfterRepair - 1
    #expect(run.found.isEmpty)
    run.evidence.truths[0].rankAfterRepair = SwarmJudge.graceAfterRepair
    #expect(run.found == [.notRight])
  }

  @Test("A row that names another lane than the parcel lies in is told apart")
  func untrueLane() {
    var run = Case(lane: 3)
    run.evidence.rows[0].lane = 8
    #expect(run.found == [.untrueLane])
  }

  @Test("Only one as long as the fallen one, whose fall no eye saw, may lie in its place unnoticed")
  func tookItsPlace() {
    var run = Case(lane: 4)
    run.evidence.truths[0].length = .millimetres(300)
    var fallen = SwarmTruth(number: 8)
    fallen.fell = true
    fallen.length = .millimetres(340)
    run.evidence.truths.append(fallen)
    run.evidence.rows.append(run.row(2, parcel: 1, lane: nil))
    run.evidence.fires = [.init(parcel: 1, row: 1, lane: 4, at: at(9_940), past: .zero, isJudgeable: false)]
    #expect(run.found == [.tookItsPlace])
    run.evidence.rows[1].firstWasMissed = true
    #expect(run.found == [.wrongLane])
    run.evidence.rows[1].firstWasMissed = false
    // Missed later, when the other had its place already: that says nothing of the fallen one.
    run.evidence.rows[1].wasLost = true
    #expect(run.found == [.tookItsPlace])
    run.evidence.truths[1].length = .millimetres(400)
    #expect(run.found == [.wrongLane])
  }

  @Test("Who rides hidden beside the parcel that is pushed goes with it; who only follows it does not")
  func hidden() {
    var run = Case(lane: 4)
    run.evidence.truths.append(SwarmTruth(number: 8))
    run.evidence.rows.append(run.row(2, parcel: 1, lane: nil))
    var fire = SwarmEvidence.Fire(parcel: 1, row: 1, lane: 4, at: at(9_940), past: .zero, isJudgeable: true)
    run.evidence.fires = [fire]
    #expect(run.found == [.wrongLane])
    fire.hidden = [0]
    run.evidence.fires = [fire]
    #expect(run.found == [.hidden])
  }

  @Test("What is thrown on is excused only where no eye could see it in time")
  func thrownOn() {
    var run = Case(lane: 4)
    run.evidence.truths[0].isSortable = false
    run.evidence.truths[0].isThrownOn = true
    #expect(run.found == [.cameUnseen])
    run.evidence.truths[0].firstSeenAt = at(9_890)
    #expect(run.found == [.cameUnseen])
    run.evidence.truths[0].firstSeenAt = at(9_000)
    #expect(run.found == [.wrongLane])
  }
}
