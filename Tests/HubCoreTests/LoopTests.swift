import HubCore
import HubSim
import HubUnits
import Testing

@Suite("A closed belt brings round what was not diverted")
struct LoopTests {
  private func loop(limit: UInt8) -> Story { Story { $0.close(limit: limit) } }

  @Test(
    "A parcel whose lane is closed comes round, is counted as recirculating, and is sorted when the lane opens"
  )
  func comesRound() {
    var story = loop(limit: 3)
    story.line.tell(.lane(LaneIndex(5), enabled: false, CommandNumber(1)))
    let parcel = story.put(group: 4)
    let other = story.put(group: 2)
    story.line.run(for: .seconds(12))
    #expect(story.isSorted(other, into: 3))
    let snapshot = story.line.snapshot()
    #expect(snapshot.recirculating == 1)
    #expect(snapshot.parcels.count == 1)
    story.line.tell(.lane(LaneIndex(5), enabled: true, CommandNumber(2)))
    story.finish()
    #expect(story.isSorted(parcel, into: 5))
    #expect(story.line.snapshot().recirculating == 0)
    #expect(rounds(of: parcel, story) == [1])
  }

  @Test("A parcel that came round as often as it may goes to the exception lane, for that reason")
  func limit() {
    var story = loop(limit: 2)
    story.line.tell(.lane(LaneIndex(5), enabled: false, CommandNumber(1)))
    let parcel = story.put(group: 4)
    story.finish()
    #expect(story.isExcepted(parcel, .recirculationLimit))
    #expect(rounds(of: parcel, story) == [1, 2, 3])
  }

  @Test("Too close to the one ahead, a parcel goes round once more where its section says so")
  func gapRecirculates() {
    var story = Story { plan in
      plan.close(limit: 3)
      plan.core.smallestGap = .millimetres(100)
      plan.core.sections.append(
        BeltSection(
          from: .metres(8), to: .metres(9), smallestGap: .millimetres(500), rule: .second, recirculates: true)
      )
    }
    let (front, rear) = story.putPair((2, 4), gap: 390)
    story.finish()
    #expect(story.isSorted(front, into: 3))
    // The one ahead is gone in its second round.
    #expect(story.isSorted(rear, into: 5))
    #expect(rounds(of: rear, story) == [1])
  }

  @Test("A cross-belt is ordered by carrier number, and tips each parcel into its own lane")
  func carriers() {
    var story = Story { plan in
      plan.close(limit: 3)
      // Carriers of 746 mm: one parcel each.
      plan.addCarriers(40)
    }
    let parcels = (0..<6).map { story.put(group: 1 + $0 % 4) }
    story.finish()
    for (i, parcel) in parcels.enumerated() {
      #expect(story.isSorted(parcel, into: 2 + i % 4))
    }
    #expect(story.line.sent.count == 6)
    let byCarrier = story.line.sent.allSatisfy { if case .carrier = $0.aim { true } else { false } }
    #expect(byCarrier)
    #expect(Set(story.line.sent.map(\.parcel)).subtracting([.none]).count == 6, "each order says for whom")
  }

  @Test("A carrier's order says at which count the middle of the parcel is at the lane")
  func carrierCount() throws {
    var story = Story { plan in
      plan.close(limit: 3)
      plan.addCarriers(40)
    }
    _ = story.put(group: 1, length: 600)
    for _ in 0..<20_000 where story.line.sent.isEmpty { story.line.run(for: .milliseconds(1)) }
    let order = try #require(story.line.sent.first)
    guard case .carrier(_, let count) = order.aim else {
      Issue.record("not ordered by carrier: \(order.aim)")
      return
    }
    let belt = story.line.plan.core.belt
    let pulses = Int64(count) - Int64(truncatingIfNeeded: story.line.plant.encoderCount)
    let ahead = belt.perPulse * (pulses & ((1 << Int64(belt.encoderBits)) - 1))
    // It leaves when the leading edge is a second, 2.5 m, before the place where the diverter must start.
    let behind = ahead - .millimetres(2_500)
    #expect(behind > .millimetres(290) && behind < .millimetres(305), "\(behind) is not half of 600 mm")
  }

  @Test("A parcel that nobody saw arrive, and nobody sees on the loop any more, ends where it was pushed")
  func unconfirmed() {
    var story = loop(limit: 3)
    story.line.plant.setFault(.confirm(5), .deadClear)
    let parcel = story.put(group: 4)
    story.finish()
    #expect(story.reason(parcel) == .divertUnconfirmed)
    #expect(story.lane(parcel) == 5 && story.line.end(of: parcel)?.lane == 5)
    #expect(story.line.snapshot().parcels.isEmpty)
  }

  private func rounds(of parcel: Int, _ story: Story) -> [UInt8] {
    story.told(parcel).compactMap { trace in
      if case .wentRound(let round) = trace.event { return round }
      return nil
    }
  }

  @Test(
    "What lay behind the last eye when tracking began comes round under no false name",
    arguments: [23, 25, 27])
  func behindTheLastEyeAtTheStart(metres: Int64) {
    var plan = VirtualLinePlan(releaseLanes: 6)
    plan.close(limit: 3)
    let line = VirtualLine(plan, seed: 3)
    line.skipsIdleTurns = true
    let old = line.plant.place(length: .millimetres(300), leadingEdge: .metres(metres))
    var crew = Crew(seed: 3)
    for n in 0..<6 {
      _ = line.scanThenPlace(
        crew.parcel(group: 1 + n % 4), at: line.now + .milliseconds(Int64(n) * 1_000 + 200),
        placedAfter: .milliseconds(900))
    }
    line.run(for: .seconds(60))
    #expect(line.plant.parcels[old].end?.lane == line.exceptionLane)
  }

  @Test("One that two eyes missed comes round under no other's name")
  func missedByTwoEyes() {
    var story = loop(limit: 3)
    for eye in 0..<2 { story.line.plant.setFault(.tracking(eye), .deadClear) }
    let missed = story.put(group: 4)
    story.run(untilParcel: missed, isAt: .metres(24))
    for eye in 0..<2 { story.line.plant.setFault(.tracking(eye), nil) }
    // Of 29.6 m.
    story.run(untilParcel: missed, isAt: .metres(28))
    _ = story.line.scanThenPlace(
      story.crew.parcel(group: 2), at: story.line.now, placedAfter: .milliseconds(2_500))
    story.finish()
    #expect(story.nobodyIsMisled)
  }

  @Test(
    "Who may lie on one carrier with another is tipped into no release lane",
    arguments: [0, 37, 74, 111, 148], [300, 460] as [Int64])
  func twoOnOneCarrier(milliseconds: Int64, gap: Int64) {
    var story = Story { plan in
      plan.close(limit: 3)
      plan.addCarriers(40)
      plan.drawExactly()
    }
    story.line.run(for: .milliseconds(milliseconds))
    let pair = story.putPair((2, 4), gap: gap, length: 200)
    story.finish()
    story.finish()
    #expect(story.nobodyIsMisled)
    #expect(story.reason(pair.0) != nil && story.reason(pair.1) != nil)
  }

  @Test(
    "Two that are too close to be sorted go to the exception lane together, and not round for ever",
    arguments: [60, 100, 150, 200, 240, 300] as [Int64], [false, true])
  func twoTooClose(gap: Int64, areOnCarriers: Bool) {
    var story = Story { plan in
      plan.close(limit: 2)
      if areOnCarriers { plan.addCarriers(40) }
      plan.drawExactly()
    }
    let pair = story.putPair((2, 4), gap: gap, length: 200)
    // Four rounds of 29.6 m are 47 s.
    story.finish()
    #expect(story.nobodyIsMisled)
    for parcel in [pair.0, pair.1] {
      #expect(story.reason(parcel) != nil, "gone round for ever")
      #expect(story.lane(parcel) == story.line.end(of: parcel)?.lane)
    }
    let exception = story.line.snapshot().lanes[story.line.exceptionLane]
    #expect(exception.state == .open)
  }

  @Test(
    "One that sticks until its place has come round stands in the way all the same",
    arguments: [-300, -240, -180, -120, -60])
  func sticksForARound(late: Int64) {
    var plan = VirtualLinePlan(releaseLanes: 6, zoneEyes: true)
    plan.close(limit: 3)
    // The seam is half a metre behind the last diverter.
    plan.core.belt.length = plan.core.lanes[8].position + .millimetres(500)
    plan.plant.loop = plan.core.belt.length
    let line = VirtualLine(plan, seed: 1)
    line.skipsIdleTurns = true
    var crew = Crew(seed: 1)
    line.run(for: .milliseconds(11_500))
    let stuck = line.scanThenPlace(crew.parcel(group: 3), at: line.now, placedAfter: .milliseconds(400))
    line.tell(.lane(LaneIndex(4), enabled: false, CommandNumber(1)))
    line.run(for: .milliseconds(410))
    line.plant.plan(
      .stick(.milliseconds((10_200 - late) * 2 / 5), whenHit: .holds), of: line.parcels[stuck].plantIndex!,
      at: plan.core.lanes[5].position - .millimetres(300))
    // 10.2 m behind it.
    let behind = line.scanThenPlace(
      crew.parcel(group: 4, length: .millimetres(400)), at: line.now + .milliseconds(3_500),
      placedAfter: .milliseconds(570))
    line.run(for: .seconds(60))
    #expect(line.trueLane(of: stuck) != 5)
    #expect([5, line.exceptionLane].contains(line.trueLane(of: behind)))
  }
}
