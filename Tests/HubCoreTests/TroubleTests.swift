import HubCore
import HubSim
import HubUnits
import Testing

@Suite("What the core does when something goes wrong")
struct TroubleTests {
  @Test("Hold, inspection, pending and silence of customs never leave by a release lane")
  func customsHolds() {
    let line = VirtualLine(VirtualLinePlan(), seed: 11)
    var crew = Crew(seed: 11)
    line.warmUp()
    let states: [CustomsState] = [.hold, .inspect, .pending, .unknown, .cleared]
    for i in 0..<25 {
      line.scanThenPlace(crew.parcel(group: i % 20, customs: states[i % 5]), at: line.now)
      line.run(for: .milliseconds(1_100))
    }
    #expect(line.runUntilEmpty(atMost: .seconds(60)))
    for i in line.parcels.indices {
      let kind = line.plan.core.lanes[line.trueLane(of: i)!].kind
      switch line.parcels[i].customs {
      case .cleared: #expect(kind == .release)
      case .inspect: #expect(kind == .inspection && line.end(of: i)?.reason == .customsSelected)
      case .hold: #expect(kind == .customsHold && line.end(of: i)?.reason == .customsHold)
      case .pending, .unknown: #expect(kind == .customsHold && line.end(of: i)?.reason == .customsUnknown)
      }
    }
  }

  @Test("A release while the parcel moves counts until its last decision point, and not after")
  func releaseWhileMoving() {
    let line = VirtualLine(VirtualLinePlan(), seed: 12)
    var crew = Crew(seed: 12)
    line.warmUp()
    // Group 9 leaves by lane 10 at 27 m: 10.6 s after the induction eye.
    let inTime = line.scanThenPlace(crew.parcel(group: 9, customs: .hold), at: line.now)
    let tooLate = line.scanThenPlace(crew.parcel(group: 9, customs: .hold), at: line.now + .seconds(2))
    line.run(for: .seconds(6))
    release(inTime, on: line)
    line.run(for: .seconds(8))
    release(tooLate, on: line)
    #expect(line.runUntilEmpty(atMost: .seconds(40)))
    #expect(line.end(of: inTime)?.reason == .sorted)
    #expect(line.trueLane(of: inTime) == 10)
    #expect(line.end(of: tooLate)?.reason == .customsHold)
    #expect(line.trueLane(of: tooLate) == line.plan.core.customsHoldLane.int)
  }

  private func release(_ parcel: Int, on line: VirtualLine) {
    line.parcels[parcel].customs = .cleared
    line.tell(.facts(line.facts(for: line.parcels[parcel].code!, serial: line.parcels[parcel].serial!)))
  }

  @Test("Unread, unknown, wrong and unanswered codes run to the exception lane, each with its own reason")
  func exceptionsByReason() {
    let line = VirtualLine(VirtualLinePlan(), seed: 13)
    var crew = Crew(seed: 13)
    line.warmUp()
    let unread = line.scanThenPlace(crew.parcel(group: 4, readable: false), at: line.now)
    line.run(for: .seconds(2))
    let unknown = line.scanThenPlace(crew.parcel(group: nil), at: line.now)
    line.run(for: .seconds(2))
    var wrong = crew.parcel(group: 4)
    let code = wrong.code!
    wrong.code = nil
    let badDigit = line.scanThenPlace(wrong, at: line.now)
    line.scan(code, by: ScannerIndex(0), at: line.now, checkDigit: .failed)
    line.run(for: .seconds(2))
    let nowhere = line.scanThenPlace(crew.parcel(group: 25), at: line.now)
    line.run(for: .seconds(2))
    line.manifestIsSilent = true
    let unanswered = line.scanThenPlace(crew.parcel(group: 4), at: line.now)
    #expect(line.runUntilEmpty(atMost: .seconds(60)))
    #expect(line.end(of: unread)?.reason == .noRead)
    #expect(line.end(of: unknown)?.reason == .notFound)
    #expect(line.end(of: badDigit)?.reason == .badCheckDigit)
    #expect(line.end(of: nowhere)?.reason == .invalidDestination)
    #expect(line.end(of: unanswered)?.reason == .hostTimeout)
    for i in line.parcels.indices { #expect(line.trueLane(of: i) == line.exceptionLane) }
  }

  @Test("Two different codes on one parcel: neither is believed")
  func conflictingCodes() {
    let line = VirtualLine(VirtualLinePlan(), seed: 14)
    var crew = Crew(seed: 14)
    line.warmUp()
    line.scan(crew.code(), by: ScannerIndex(0), at: line.now)
    let parcel = line.scanThenPlace(crew.parcel(group: 2), at: line.now + .milliseconds(300))
    #expect(line.runUntilEmpty(atMost: .seconds(40)))
    #expect(line.end(of: parcel)?.reason == .multiReadConflict)
    #expect(line.trueLane(of: parcel) == line.exceptionLane)
  }

  @Test("A scan whose parcel never comes is not given to the parcel of the next minute")
  func staleScanExpires() {
    let line = VirtualLine(VirtualLinePlan(), seed: 15)
    var crew = Crew(seed: 15)
    line.warmUp()
    line.scan(crew.code(), by: ScannerIndex(0), at: line.now)
    line.run(for: .seconds(5))
    let parcel = line.scanThenPlace(crew.parcel(group: 2), at: line.now)
    #expect(line.runUntilEmpty(atMost: .seconds(40)))
    #expect(line.end(of: parcel)?.reason == .sorted)
    #expect(line.trueLane(of: parcel) == 3)
  }

  @Test(
    "A diverter that does not move sends its parcel on, moves no other parcel, and is taken out after three")
  func stuckDiverter() {
    let line = VirtualLine(VirtualLinePlan(), seed: 16)
    var crew = Crew(seed: 16)
    line.warmUp()
    line.plant.setStuck(5, true)
    for i in 0..<12 {
      line.scanThenPlace(crew.parcel(group: i % 2 == 0 ? 4 : 7), at: line.now)
      line.run(for: .milliseconds(1_500))
    }
    line.run(for: .seconds(20))
    let after = line.scanThenPlace(crew.parcel(group: 4), at: line.now)
    #expect(line.runUntilEmpty(atMost: .seconds(60)))
    for i in 0..<12 where i % 2 == 1 {
      #expect(line.end(of: i)?.reason == .sorted)
      #expect(line.trueLane(of: i) == 8)
    }
    let stuck = stride(from: 0, to: 12, by: 2).map { line.end(of: $0)?.reason }
    #expect(stuck.prefix(3).allSatisfy { $0 == .divertFailed })
    #expect(stuck.allSatisfy { $0 == .divertFailed || $0 == .laneDisabled })
    #expect(line.end(of: after)?.reason == .laneDisabled)
    for i in [0, 2, 4, after] { #expect(line.trueLane(of: i) == line.exceptionLane) }
  }

  @Test("A failed divert is told from a silent confirm eye by every eye behind it, not by one that was blind")
  func failedDivertPassesABlindEye() {
    let line = VirtualLine(VirtualLinePlan(), seed: 26)
    var crew = Crew(seed: 26)
    line.warmUp()
    line.plant.setStuck(5, true)
    // At track-2, 22 m, 9.1 s after the scan: the link is down just then.
    let parcel = line.scanThenPlace(crew.parcel(group: 4), at: line.now)
    line.run(for: .milliseconds(9_000))
    line.linkIsCut = true
    line.run(for: .milliseconds(300))
    line.linkIsCut = false
    #expect(line.runUntilEmpty(atMost: .seconds(60)))
    #expect(line.end(of: parcel)?.reason == .divertFailed)
    #expect(line.end(of: parcel)?.lane == line.trueLane(of: parcel))
    #expect(line.appeared.isEmpty)
  }

  @Test(
    "A full lane is passed over: its group's other lane takes the parcel, a lone lane's runs to exceptions")
  func fullLane() {
    let line = VirtualLine(VirtualLinePlan(), seed: 17)
    var crew = Crew(seed: 17)
    line.warmUp()
    line.plant.holdFull(0, for: .seconds(60))
    line.plant.holdFull(3, for: .seconds(60))
    line.run(for: .seconds(2))
    let pair = line.scanThenPlace(crew.parcel(group: 0), at: line.now)
    line.run(for: .seconds(2))
    let lone = line.scanThenPlace(crew.parcel(group: 2), at: line.now)
    #expect(line.runUntilEmpty(atMost: .seconds(40)))
    #expect(line.end(of: pair)?.reason == .sorted)
    #expect(line.trueLane(of: pair) == 1)
    #expect(line.end(of: lone)?.reason == .laneFull)
    #expect(line.trueLane(of: lone) == line.exceptionLane)
  }

  @Test("Parcels too close for the diverter run straight, both told why")
  func tooClose() {
    let line = VirtualLine(VirtualLinePlan(), seed: 18)
    var crew = Crew(seed: 18)
    line.warmUp()
    // 300 mm long, 240 ms apart at 2.5 m/s: a gap of 300 mm where 450 mm are needed.
    let front = line.scanThenPlace(crew.parcel(group: 4), at: line.now)
    let back = line.scanThenPlace(
      crew.parcel(group: 8), at: line.now + .milliseconds(600), placedAfter: .milliseconds(140))
    #expect(line.runUntilEmpty(atMost: .seconds(40)))
    #expect(line.end(of: front)?.reason == .gapTooSmall)
    #expect(line.trueLane(of: front) == line.exceptionLane)
    // The one behind has nobody close behind it; it is diverted alone.
    #expect(line.end(of: back)?.lane == line.trueLane(of: back))
  }

  @Test(
    "A link that dies and comes back: nothing in a wrong lane, each parcel ends once",
    arguments: [200, 1_000, 4_000])
  func linkCut(milliseconds: Int) {
    let line = VirtualLine(VirtualLinePlan(), seed: 19)
    var crew = Crew(seed: 19)
    line.warmUp()
    for i in 0..<20 {
      line.scanThenPlace(crew.parcel(group: i), at: line.now)
      line.run(for: .seconds(1))
      if i == 12 {
        line.linkIsCut = true
        line.run(for: .milliseconds(Int64(milliseconds)))
        line.linkIsCut = false
      }
    }
    #expect(line.runUntilEmpty(atMost: .seconds(90)))
    expectNobodyMisled(on: line)
  }

  @Test(
    "A scan whose parcel passed the eye while the link was down is not given to the next parcel",
    arguments: [45, 300, 900])
  func scanOfAParcelThatPassedUnseen(milliseconds: Int) {
    let line = VirtualLine(VirtualLinePlan(), seed: 23)
    var crew = Crew(seed: 23)
    line.warmUp()
    // The eye is blocked 60 ms after placing, for 40 ms: a parcel of the shortest length.
    let unseen = line.scanThenPlace(
      crew.parcel(group: 4, length: .millimetres(100)), at: line.now, placedAfter: .milliseconds(500))
    line.run(for: .milliseconds(558))
    line.linkIsCut = true
    line.run(for: .milliseconds(Int64(milliseconds)))
    line.linkIsCut = false
    let next = line.scanThenPlace(
      crew.parcel(group: 9, readable: false), at: line.now, placedAfter: .milliseconds(300))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: unseen) == line.exceptionLane)
    #expect(line.trueLane(of: next) == line.exceptionLane)
    #expect(line.end(of: next)?.reason == .noRead)
  }

  @Test("A parcel that came on unseen does not take the scan that waits at the next station")
  func unseenParcelPassesTheNextStation() {
    let line = VirtualLine(VirtualLinePlan(), seed: 24)
    var crew = Crew(seed: 24)
    line.warmUp()
    // On at station 1 while the link is down; at station 2's eye 1.06 s after it was placed.
    line.linkIsCut = true
    let unseen = line.scanThenPlace(
      crew.parcel(group: 4), at: line.now, placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(600))
    line.linkIsCut = false
    line.run(for: .milliseconds(100))
    let next = line.scanThenPlace(
      crew.parcel(group: 9, station: 1), at: line.now, placedAfter: .milliseconds(2_500))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: unseen) == line.exceptionLane)
    #expect([10, line.exceptionLane].contains(line.trueLane(of: next)))
  }

  @Test("What was on the belt when tracking began runs to the exception lane under no false name")
  func beltFullAtStart() {
    let line = VirtualLine(VirtualLinePlan(), seed: 20)
    for i in 0..<12 {
      _ = line.plant.place(length: .millimetres(300), leadingEdge: .metres(Int64(4 + i * 4)))
    }
    #expect(line.runUntilEmpty(atMost: .seconds(40)))
    #expect(line.plant.parcels.allSatisfy { $0.end?.lane == line.exceptionLane })
    #expect(line.appeared.count == 12)
    #expect(line.appeared.values.allSatisfy { $0 == .flushed })
  }

  @Test(
    "A scan whose parcel could not be told from what was on the belt at the start is not given to the next")
  func scanOfAFlushedParcel() {
    let line = VirtualLine(VirtualLinePlan(), seed: 23)
    var crew = Crew(seed: 23)
    // The second station is 3 m down the belt: what passes it in the first three seconds may have been there before,
    // and may have stuck for two of them.
    let taken = line.scanThenPlace(crew.parcel(group: 4, station: 1), at: line.now + .milliseconds(200))
    let next = line.scanThenPlace(
      crew.parcel(group: 2, station: 1, readable: false), at: line.now + .seconds(4))
    line.run(for: .seconds(40))
    #expect(line.appeared.values.contains(.flushed))
    #expect(line.trueLane(of: taken) == line.exceptionLane)
    #expect(line.trueLane(of: next) == line.exceptionLane)
    #expect(line.end(of: next)?.reason == .noRead)
  }

  @Test("Stopping ends every parcel once as flushedStop and drives nothing")
  func stopping() {
    let line = VirtualLine(VirtualLinePlan(), seed: 21)
    var crew = Crew(seed: 21)
    line.warmUp()
    for i in 0..<10 {
      line.scanThenPlace(crew.parcel(group: i + 10), at: line.now)
      line.run(for: .seconds(1))
    }
    line.tell(.stop)
    line.run(for: .seconds(40))
    for i in line.parcels.indices {
      #expect(line.end(of: i)?.reason == .flushedStop)
      #expect(line.trueLane(of: i) == line.exceptionLane)
    }
    for lane in line.plan.plant.lanes.indices { #expect(!line.plant.coilIsEnergised(lane)) }
  }

  @Test("An operator's hold drives nothing, and ends only on request")
  func operatorHold() {
    let line = VirtualLine(VirtualLinePlan(), seed: 22)
    var crew = Crew(seed: 22)
    line.warmUp()
    line.tell(.hold(.operator, CommandNumber(1)))
    let held = line.scanThenPlace(crew.parcel(group: 3), at: line.now)
    #expect(line.runUntilEmpty(atMost: .seconds(40)))
    #expect(line.end(of: held)?.reason == .manual)
    #expect(line.trueLane(of: held) == line.exceptionLane)
    line.tell(.reset(CommandNumber(2)))
    let after = line.scanThenPlace(crew.parcel(group: 3), at: line.now)
    #expect(line.runUntilEmpty(atMost: .seconds(40)))
    #expect(line.end(of: after)?.reason == .sorted)
  }

  /// Whatever happened: one end each, told where the parcel is, and no release lane but its own.
  private func expectNobodyMisled(on line: VirtualLine) {
    for i in line.parcels.indices {
      let truth = line.trueLane(of: i)!
      #expect(line.parcels[i].ends.count == 1, "parcel \(i): \(line.parcels[i].ends)")
      guard line.plan.core.lanes[truth].kind == .release else { continue }
      let lanes = line.plan.core.groups[line.parcels[i].group!].lanes
      #expect(lanes.indices.contains { lanes[$0].int == truth }, "parcel \(i) is in lane \(truth)")
    }
  }
}
