import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Whose edge it is: by position, never by who is next in the queue")
struct MatchingTests {
  private func counters(_ story: Story) -> TrackingCounters { story.line.snapshot().counters }

  @Test("A parcel that fell off shifts nobody behind it: each of the others comes into its own lane")
  func theFallenShiftNobody() {
    var story = Story()
    let parcels = (0..<6).map { story.put(group: 1 + $0 % 4) }
    story.line.plant.fall(story.body(parcels[5]))
    // Shorter: one just as long might be the one that is missing, a longer one might hold it, and neither is trusted.
    let behind = (0..<3).map { story.put(group: 1 + $0, length: 200) }
    story.finish()
    for i in 0..<5 { #expect(story.isSorted(parcels[i], into: 2 + i % 4)) }
    for i in 0..<3 { #expect(story.isSorted(behind[i], into: 2 + i)) }
    #expect(story.reason(parcels[5]) == .lost)
  }

  @Test(
    "The first to come by where somebody was lost is not trusted when it is early: it may be what it pushes")
  func earlyBehindALost() {
    func story(falls: Bool) -> Bool {
      var story = Story()
      let ahead = story.put(group: 2)
      let behind = story.put(group: 4, length: 420)
      if falls { story.line.plant.fall(story.body(ahead)) }
      story.line.plant.plan(
        .overtake(.millimetres(60), over: .metres(1)), of: story.body(behind), at: .metres(5))
      story.finish()
      return story.isSorted(behind, into: 5)
    }
    #expect(story(falls: false))
    #expect(!story(falls: true))
  }

  @Test(
    "The first to come by where somebody was lost is not trusted unmeasured: it may be what it pushes")
  func unmeasuredBehindALost() {
    func story(sticks: Bool) -> Story {
      var story = Story { $0 = VirtualLinePlan(zoneEyes: true) }
      let ahead = story.put(group: 9, length: 600)
      if sticks {
        // Just before the eye between the stations. The next one runs up to it, its tail still in the station's eye:
        // the edge that comes when it is loose is 60 mm late for the next one, and the two measure 1,090 mm for ever.
        story.line.plant.plan(
          .stick(.milliseconds(585), whenHit: .holds), of: story.body(ahead), at: .millimetres(1_463))
      }
      _ = story.line.scanThenPlace(
        story.crew.parcel(group: 8, length: .millimetres(490)), at: story.line.now,
        placedAfter: .milliseconds(260))
      story.finish()
      return story
    }
    let good = story(sticks: false)
    #expect(good.isSorted(0, into: 10) && good.isSorted(1, into: 9))
    let bad = story(sticks: true)
    #expect(bad.lane(0) == bad.line.exceptionLane)
    #expect(bad.isExcepted(1, .unexpected))
  }

  @Test(
    "One that stood in its station's eye behind a lost one may hold it in its length, and is not trusted")
  func measuredWithALost() {
    var story = Story { $0 = VirtualLinePlan(zoneEyes: true) }
    let ahead = story.put(group: 9, length: 400)
    // The next one stands behind it with its tail in the station's eye, while the belt runs 400 mm: to every eye it is
    // 700 mm long from then on, and in its place.
    story.line.plant.plan(
      .stick(.milliseconds(560), whenHit: .holds), of: story.body(ahead), at: .millimetres(1_130))
    let behind = story.line.scanThenPlace(
      story.crew.parcel(group: 8, length: .millimetres(300)), at: story.line.now,
      placedAfter: .milliseconds(260))
    story.finish()
    #expect(story.lane(ahead) == story.line.exceptionLane)
    #expect(story.isExcepted(behind, .unexpected))
  }

  @Test(
    "A window shrinks to half the gap: the same slip that is nothing alone is late behind a near neighbour")
  func windowShrinks() {
    // 100 mm: inside the eye's window of 120 mm, outside half a gap of 160 mm.
    var alone = Story()
    let lone = alone.put(group: 4)
    alone.line.plant.plan(
      .slip(.millimetres(100), over: .metres(1)), of: alone.body(lone), at: .metres(5))
    alone.finish()
    #expect(alone.isSorted(lone, into: 5))
    #expect(counters(alone).late == 0)

    var close = Story()
    let (_, rear) = close.putPair((2, 4), gap: 160)
    close.line.plant.plan(
      .slip(.millimetres(100), over: .metres(1)), of: close.body(rear), at: .metres(5))
    close.finish()
    #expect(close.isExcepted(rear, .late))
    #expect(counters(close).late == 1)
  }

  @Test("An early, a late and an unexpected parcel each raise their own counter by one, and no other")
  func countersApart() {
    var early = Story()
    let fast = early.put(group: 4)
    early.line.plant.plan(
      .overtake(.millimetres(200), over: .metres(1)), of: early.body(fast), at: .metres(5))
    early.finish()
    #expect(early.isExcepted(fast, .early))
    var only = TrackingCounters()
    only.early = 1
    #expect(counters(early) == only)

    var late = Story()
    let slow = late.put(group: 4)
    late.line.plant.plan(.slip(.millimetres(200), over: .metres(1)), of: late.body(slow), at: .metres(5))
    late.finish()
    #expect(late.isExcepted(slow, .late))
    only = TrackingCounters()
    only.late = 1
    #expect(counters(late) == only)

    let stranger = Story()
    let body = stranger.line.plant.throwOn(length: .millimetres(300), leadingEdge: .metres(5))
    stranger.line.run(for: .seconds(10))
    #expect(stranger.line.plant.parcels[body].end?.lane == stranger.line.exceptionLane)
    #expect(stranger.count { if case .ended(.unexpected, _) = $0 { true } else { false } } == 1)
    only = TrackingCounters()
    only.unexpected = 1
    #expect(counters(stranger) == only)
  }

  @Test("A missing parcel is missing once at each eye, and declared lost once, with the eye that saw it last")
  func missingAndLost() {
    var story = Story()
    let parcel = story.put(group: 4)
    story.line.plant.plan(.fall, of: story.body(parcel), at: .metres(5))
    story.finish()
    let snapshot = story.line.snapshot()
    #expect(snapshot.counters.lost == 1)
    #expect(snapshot.counters.early + snapshot.counters.late + snapshot.counters.unexpected == 0)
    let behind = (0..<snapshot.wayEyes.count).map { snapshot.wayEyes[$0] }
      .filter { story.line.plan.core.eyes[$0.eye.int].position > .metres(5) }
    #expect(behind.count == 3)
    #expect(behind.allSatisfy { $0.missing == 1 && $0.unexpected == 0 })
    let lost = story.told(parcel).compactMap { trace -> EyeIndex? in
      if case .lost(let eye) = trace.event { return eye }
      return nil
    }
    // The last eye that saw it is station 1's.
    #expect(lost == [story.line.plan.core.inductions[1].eye])
    #expect(story.reason(parcel) == .lost)
  }

  @Test("A lost parcel that turns up and fits by place and length is taken up again, and sorted")
  func foundAgain() {
    var story = Story { $0.addTrackingEye(at: .millimetres(12_500)) }
    let parcel = story.put(group: 4)
    unseenAtTheFirstEye(parcel, &story)
    story.finish()
    #expect(story.isSorted(parcel, into: 5))
    #expect(counters(story).lost == 1 && counters(story).found == 1)
  }

  @Test(
    "One that stuck is not taken for another, as long, that was lost long before and should have come there")
  func foundInAnothersPlace() {
    var story = Story { $0 = VirtualLinePlan(zoneEyes: true) }
    let (stuck, fallen) = story.putPair((2, 9), gap: 700)
    story.line.plant.plan(.fall, of: story.body(fallen), at: .millimetres(2_655))
    // Who comes through behind them clears the way: it is shorter than they are.
    let third = story.line.scanThenPlace(
      story.crew.parcel(group: 8, length: .millimetres(200)), at: story.line.now,
      placedAfter: .milliseconds(80))
    story.line.run(for: .milliseconds(200))
    // From leading edge to leading edge it is 1 m: 400 ms. It sticks between the eyes of two lanes.
    story.line.plant.plan(
      .stick(.milliseconds(400), whenHit: .holds), of: story.body(stuck), at: .millimetres(14_700))
    story.finish()
    #expect(story.lane(stuck) == story.line.exceptionLane)
    #expect(story.reason(fallen) != .sorted)
    #expect(story.isSorted(third, into: 9))
  }

  @Test("What turns up sooner than the belt brings a lost one is another, though as long: it is not sorted")
  func foundTooSoon() {
    var story = Story { $0.addTrackingEye(at: .millimetres(12_500)) }
    let fallen = story.put(group: 4)
    story.line.plant.plan(.fall, of: story.body(fallen), at: .metres(7))
    // It would be at 10 m then, 8.9 m on, and the eye at 8.5 m has missed it.
    story.line.run(for: .milliseconds(3_560))
    let stranger = story.line.plant.throwOn(length: .millimetres(300), leadingEdge: .millimetres(10_065))
    story.finish()
    #expect(counters(story).lost == 1)
    #expect(story.line.plant.parcels[stranger].end?.lane == story.line.exceptionLane)
  }

  @Test("What turns up in the place of one that two eyes missed is likelier another: it is not sorted")
  func missedByTwoEyes() {
    var story = Story { $0.addTrackingEye(at: .millimetres(12_500)) }
    let parcel = story.put(group: 9)
    unseenAtTheFirstEye(parcel, &story)
    story.run(untilParcel: parcel, isAt: .metres(12))
    story.line.plant.setFault(.tracking(2), .deadClear)
    story.run(untilParcel: parcel, isAt: .metres(14))
    story.line.plant.setFault(.tracking(2), nil)
    story.finish()
    #expect(story.isExcepted(parcel, .lost))
  }

  @Test("A lost parcel that turns up with another length is not sure: it runs to the exception lane")
  func foundButDoubtful() {
    var story = Story { $0.addTrackingEye(at: .millimetres(12_500)) }
    let parcel = story.put(group: 4, length: 400)
    unseenAtTheFirstEye(parcel, &story)
    story.line.plant.turn(story.body(parcel), length: .millimetres(250))
    story.finish()
    #expect(story.isExcepted(parcel, .lost))
    #expect(counters(story).lost == 1)
  }

  private func unseenAtTheFirstEye(_ parcel: Int, _ story: inout Story) {
    story.run(untilParcel: parcel, isAt: .metres(8))
    story.line.plant.setFault(.tracking(0), .deadClear)
    story.run(untilParcel: parcel, isAt: .metres(10))
    story.line.plant.setFault(.tracking(0), nil)
  }
}
