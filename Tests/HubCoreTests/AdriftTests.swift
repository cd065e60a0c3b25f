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

  @Test("Without anybody rolling, the same two parcels come into their lanes")
  func keepsItsPlace() {
    var story = story(41)
    let (ahead, behind) = story.putPair((3, 4), gap: 1_300)
    story.finish()
    #expect(story.isSorted(ahead, into: 4))
    #expect(story.isSorted(behind, into: 5))
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
