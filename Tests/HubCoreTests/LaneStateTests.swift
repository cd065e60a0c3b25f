import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Lane states, each with who said so and since when")
struct LaneStateTests {
  /// The snapshot says what the last change said.
  private func expectTold(_ state: LaneState, by who: LaneAuthority, of lane: Int, _ story: Story) {
    let last = story.states(of: lane).last
    #expect(last?.0 == state && last?.1 == who, "\(story.states(of: lane))")
    let shown = story.line.snapshot().lanes[lane]
    #expect(shown.state == state && shown.by == who && shown.since == last?.2)
  }

  @Test("Full by its eye once that lasts, and open again by the same eye")
  func full() {
    let story = Story()
    #expect(story.line.snapshot().lanes[3].state == .open)
    story.line.plant.holdFull(3, for: .seconds(4))
    story.line.run(for: .seconds(2))
    expectTold(.full, by: .eye, of: 3, story)
    story.line.run(for: .seconds(4))
    expectTold(.open, by: .eye, of: 3, story)
  }

  @Test(
    "Half full is soft: other lanes of the group are preferred, and a lane of its own still takes parcels")
  func halfFull() {
    var story = Story { plan in
      plan.addHalfEye(to: 0, capacity: 1)
      plan.addHalfEye(to: 2, capacity: 1)
      plan.core.groups[0].strategy = .fillFirst
    }
    let first = story.put(group: 0)
    let lone = story.put(group: 1)
    story.finish()
    story.line.run(for: .seconds(2))
    expectTold(.halfFull, by: .eye, of: 0, story)
    let second = story.put(group: 0)
    let again = story.put(group: 1)
    story.finish()
    #expect(story.isSorted(first, into: 0) && story.isSorted(second, into: 1))
    #expect(story.isSorted(lone, into: 2) && story.isSorted(again, into: 2))
  }

  @Test("A lane takes no more length in the time than its rate, says so, and takes parcels again later")
  func rate() {
    var story = Story {
      $0.core.lanes[5].rate = LaneRate(length: .millimetres(500), per: .seconds(20))
    }
    let first = story.put(group: 4, length: 450)
    let second = story.put(group: 4, length: 300)
    story.run(untilParcel: second, isAt: .metres(20))
    expectTold(.rateLimited, by: .rate, of: 5, story)
    story.finish()
    #expect(story.isSorted(first, into: 5))
    #expect(story.isExcepted(second, .laneRateLimit))
    story.line.run(for: .seconds(20))
    expectTold(.open, by: .rate, of: 5, story)
    let third = story.put(group: 4, length: 300)
    story.finish()
    #expect(story.isSorted(third, into: 5))
  }

  @Test("One sign is a suspicion, two are a jam: it closes its lane, saves those behind it, and opens again")
  func jam() {
    var story = Story()
    story.line.plant.jam(5, for: .seconds(25))
    let first = story.put(group: 4)
    story.finish()
    story.line.run(for: .seconds(3))
    expectTold(.jamSuspected, by: .eye, of: 5, story)
    // Still sent there, since it is only suspected; not seen in the lane, it is the second sign.
    let second = story.put(group: 4)
    story.run(untilParcel: second, isAt: .metres(18))
    story.line.run(for: .seconds(1))
    expectTold(.jam, by: .eye, of: 5, story)
    let third = story.put(group: 4)
    story.line.run(for: .seconds(12))
    #expect(story.isSorted(first, into: 5))
    #expect(story.isExcepted(third, .jamAhead))
    story.line.run(for: .seconds(20))
    expectTold(.open, by: .eye, of: 5, story)
  }

  @Test("A suspected lane is asked after the others of its group")
  func suspected() {
    var story = Story { $0.core.groups[0].strategy = .fillFirst }
    story.line.plant.jam(0, for: .seconds(30))
    let first = story.put(group: 0)
    story.finish()
    story.line.run(for: .seconds(3))
    let second = story.put(group: 0)
    story.finish()
    #expect(story.isSorted(first, into: 0) && story.isSorted(second, into: 1))
  }

  @Test("Disabled and opened by an operator, out of service by its diverter, blocked by its link")
  func authorities() {
    var story = Story { $0.core.lanes[4].failuresAllowed = 1 }
    story.line.tell(.lane(LaneIndex(3), enabled: false, CommandNumber(1)))
    story.line.plant.setCondition(4, .stuckBack)
    let shut = story.put(group: 2)
    let failed = story.put(group: 3)
    story.finish()
    expectTold(.disabled, by: .operator, of: 3, story)
    expectTold(.outOfService, by: .diverter, of: 4, story)
    #expect(story.isExcepted(shut, .laneDisabled))
    #expect(story.isExcepted(failed, .divertFailed))
    story.line.tell(.lane(LaneIndex(3), enabled: true, CommandNumber(2)))
    story.line.run(for: .milliseconds(100))
    expectTold(.open, by: .operator, of: 3, story)
    story.line.linkIsCut = true
    story.line.run(for: .milliseconds(200))
    expectTold(.blocked, by: .link, of: 3, story)
    story.line.linkIsCut = false
    story.line.run(for: .seconds(1))
    expectTold(.open, by: .link, of: 3, story)
    expectTold(.outOfService, by: .diverter, of: 4, story)
  }
}
