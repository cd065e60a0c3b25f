import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Who does not go where the belt carries is near nobody's diverter")
struct AdriftTests {
  /// An eye at each diverter: lane 2 is at 13.4 m, lane 3 at 15.1 m, lane 4 at 16.8 m.
  private func story(_ seed: UInt64) -> Story {
    Story(seed: seed) { $0 = VirtualLinePlan(releaseLanes: 6, zoneEyes: true) }
  }

  @Test("While a parcel rolls up from behind, faster than any eye can follow, nobody is fired at ahead of it")
  func rollsUp() {
    var story = story(41)
    let (ahead, roller) = story.putPair((3, 4), gap: 1_300)
    // 345 mm gained at lane 2's eye, 770 mm at lane 3's: each time a stranger, and still farther off than the gap asks.
    story.line.plant.plan(
      .overtake(.metres(1), over: .metres(3)), of: story.body(roller), at: .metres(12))
    story.finish()
    #expect(story.isExcepted(ahead, .gapTooSmall))
    #expect(story.lane(roller) == story.line.exceptionLane)
  }

  @Test("A bit early and a bit short at one eye is a roll, though neither is by itself")
  func beginsToRollBeforeTheEye() {
    var story = story(46)
    let (ahead, roller) = story.putPair((3, 4), gap: 500, length: 180)
    // 100 mm before lane 3's eye it begins to gain a third: 25 mm early there, and 45 mm shorter.
    story.line.plant.plan(
      .overtake(.metres(1), over: .metres(3)), of: story.body(roller), at: .millimetres(15_000))
    story.finish()
    #expect(story.lane(ahead) == story.line.exceptionLane)
    #expect(story.nobodyIsMisled)
  }

  @Test("Ahead of one that may have rolled past its eye while nobody looked, nobody is fired at")
  func rollsPastWhileTheLinkIsAway() {
    var story = story(47)
    let (ahead, roller) = story.putPair((3, 4), gap: 650, length: 500)
    // It has left lane 2's eye behind, and is through lane 3's, 300 mm early, before the link is back.
    story.line.plant.plan(
      .overtake(.metres(1), over: .metres(3)), of: story.body(roller), at: .millimetres(13_890))
    story.run(untilParcel: roller, isAt: .millimetres(15_050))
    story.line.linkIsCut = true
    story.line.run(for: .milliseconds(170))
    story.line.linkIsCut = false
    story.finish()
    #expect(story.isExcepted(ahead, .gapTooSmall))
    #expect(story.nobodyIsMisled)
  }

  @Test("Who was seen since the link is back has not rolled on while nobody looked")
  func isSeenAfterTheLinkWasAway() {
    var story = Story(seed: 47) { plan in
      plan = VirtualLinePlan(releaseLanes: 6, zoneEyes: true)
      // Lane 3's eye is 1.28 m before lane 4's: a roll from before it would reach both.
      let eye = plan.core.eyes.indices.first { plan.core.eyes[$0].position == .millimetres(15_080) }!
      plan.core.eyes[eye].position = .millimetres(15_500)
      plan.plant.trackingEyes[5] = .millimetres(15_500)
    }
    let (ahead, behind) = story.putPair((3, 4), gap: 600)
    story.run(untilParcel: behind, isAt: .millimetres(15_100))
    story.line.linkIsCut = true
    story.line.run(for: .milliseconds(110))
    story.line.linkIsCut = false
    story.finish()
    #expect(story.isSorted(ahead, into: 4))
    #expect(story.isSorted(behind, into: 5))
  }

  @Test("Without anybody rolling, the same two parcels come into their lanes")
  func keepsItsPlace() {
    var story = story(41)
    let (ahead, behind) = story.putPair((3, 4), gap: 1_300)
    story.finish()
    #expect(story.isSorted(ahead, into: 4))
    #expect(story.isSorted(behind, into: 5))
  }

  @Test(
    "Behind one that vanished in mid-divert nobody is fired at before somebody came through: it may stick there"
  )
  func sticksBehindItsDiverter() {
    var story = story(45)
    story.line.plant.setCondition(3, .stuckBack)
    let (stuck, next) = story.putPair((2, 3), gap: 700)
    // A pitch is 400 ms: it comes to lane 4's eye 50 mm before the next one is expected there.
    story.line.plant.plan(
      .stick(.milliseconds(380), whenHit: .holds), of: story.body(stuck), at: .millimetres(16_200))
    story.finish()
    #expect(story.nobodyIsMisled)
    #expect(story.lane(next) == story.line.exceptionLane)
  }

  @Test("On a long way without an eye a belt's own slip makes nobody a stranger at the next station")
  func slipIsNoMotion() {
    var story = Story(seed: 44) { plan in
      // The second station is 7.5 m behind the first, with no eye between.
      plan.plant.inductions[1] = .metres(8)
      let eye = plan.core.inductions[1].eye
      plan.core.eyes[eye.int].position = .metres(8)
    }
    let parcel = story.put(group: 4)
    story.line.plant.plan(
      .slip(.millimetres(50), over: .metres(2)), of: story.body(parcel), at: .metres(2))
    story.finish()
    #expect(story.isSorted(parcel, into: 5))
  }
}
