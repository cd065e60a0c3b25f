import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Which lane of a group, and where to when none of them can")
struct GroupTests {
  /// Three lanes in one group: 0, 1 and 2.
  private func story(_ strategy: GroupStrategy, _ change: (inout VirtualLinePlan) -> Void = { _ in }) -> Story
  {
    Story { plan in
      plan.core.groups[0].strategy = strategy
      plan.core.groups[0].lanes.append(LaneIndex(2))
      change(&plan)
    }
  }

  private func lanes(_ parcels: [Int], _ story: Story) -> [Int?] { parcels.map { story.lane($0) } }

  @Test("Fill first takes the first lane of the list for as long as it is open")
  func fillFirst() {
    var story = story(.fillFirst)
    let first = (0..<3).map { _ in story.put(group: 0) }
    story.finish()
    story.line.tell(.lane(LaneIndex(0), enabled: false, CommandNumber(1)))
    let second = story.put(group: 0)
    story.finish()
    #expect(lanes(first, story) == [0, 0, 0])
    #expect(story.isSorted(second, into: 1))
  }

  @Test("Round robin takes each open lane in turn, and passes over a closed one")
  func roundRobin() {
    var story = story(.roundRobin)
    // Each is chosen when the one before it is booked.
    let first = (0..<4).map { _ -> Int in
      let parcel = story.put(group: 0)
      story.finish()
      return parcel
    }
    #expect(lanes(first, story) == [0, 1, 2, 0])
    story.line.tell(.lane(LaneIndex(1), enabled: false, CommandNumber(1)))
    let next = story.put(group: 0)
    story.finish()
    #expect(story.isSorted(next, into: 2))
  }

  @Test("Least full counts what is on its way as well as what lies there")
  func leastFull() {
    var story = story(.leastFull)
    let parcels = (0..<6).map { _ in story.put(group: 0) }
    story.finish()
    for lane in 0..<3 { #expect(lanes(parcels, story).count { $0 == lane } == 2) }
  }

  @Test(
    "With every lane closed the alternate group takes the parcel, then the overflow lane, then the exception lane"
  )
  func alternatesAndOverflow() {
    var story = Story { plan in
      plan.core.groups[1].alternate = 2
      plan.core.groups[1].overflow = LaneIndex(5)
    }
    story.line.tell(.lane(LaneIndex(2), enabled: false, CommandNumber(1)))
    let alternate = story.put(group: 1)
    story.finish()
    story.line.tell(.lane(LaneIndex(3), enabled: false, CommandNumber(2)))
    let overflow = story.put(group: 1)
    story.finish()
    story.line.tell(.lane(LaneIndex(5), enabled: false, CommandNumber(3)))
    let nowhere = story.put(group: 1)
    story.finish()
    #expect(story.isSorted(alternate, into: 3))
    #expect(story.isSorted(overflow, into: 5))
    #expect(story.isExcepted(nowhere, .laneDisabled))
  }

  @Test("A group's full alternate is asked for its own alternate")
  func alternateOfAnAlternate() {
    var story = Story { plan in
      plan.core.groups[1].alternate = 2
      plan.core.groups[2].alternate = 4
    }
    story.line.tell(.lane(LaneIndex(2), enabled: false, CommandNumber(1)))
    story.line.tell(.lane(LaneIndex(3), enabled: false, CommandNumber(2)))
    let parcel = story.put(group: 1)
    story.finish()
    #expect(story.isSorted(parcel, into: 5))
  }

  @Test("What goes first does not wait for a soft limit; what is shut is shut for it too")
  func priority() {
    var story = Story {
      $0.core.lanes[5].rate = LaneRate(length: .millimetres(500), per: .seconds(60))
    }
    let first = story.put(group: 4, length: 450)
    let ordinary = story.put(group: 4)
    let medical = story.put(group: 4) { $0.priority = .medical }
    story.finish()
    #expect(story.isSorted(first, into: 5))
    #expect(story.isExcepted(ordinary, .laneRateLimit))
    #expect(story.isSorted(medical, into: 5))
    story.line.tell(.lane(LaneIndex(5), enabled: false, CommandNumber(1)))
    let shut = story.put(group: 4) { $0.priority = .medical }
    story.finish()
    #expect(story.isExcepted(shut, .laneDisabled))
  }
}
