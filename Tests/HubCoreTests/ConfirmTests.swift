import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Whether a parcel moved, and who is to blame if not")
struct ConfirmTests {
  private func findings(_ story: Story) -> [(DiverterFinding, MonotonicInstant)] {
    story.line.traces.compactMap { trace in
      if case .diverterJudged(_, let finding) = trace.event { return (finding, trace.at) }
      return nil
    }
  }

  @Test("Did not move: the parcel is seen on the belt behind its diverter, and runs on")
  func didNotMove() {
    var story = Story()
    story.line.plant.setCondition(3, .stuckBack)
    let parcel = story.put(group: 2)
    story.finish()
    #expect(findings(story).map(\.0) == [.didNotMove])
    #expect(story.isExcepted(parcel, .divertFailed))
    #expect(story.line.snapshot().lanes[3].didNotMove == 1)
    #expect(story.line.snapshot().lanes[3].eyeSilent == 0)
  }

  @Test("Moved, eye silent: nobody sees it on the belt any more; the eye is blamed, and blind after three")
  func movedEyeSilent() {
    var story = Story()
    story.line.plant.setFault(.confirm(3), .deadClear)
    let parcels = (0..<3).map { _ in story.put(group: 2) }
    story.finish()
    #expect(findings(story).map(\.0) == [.movedEyeSilent, .movedEyeSilent, .movedEyeSilent])
    for parcel in parcels {
      #expect(story.reason(parcel) == .divertUnconfirmed)
      #expect(story.lane(parcel) == 3 && story.line.end(of: parcel)?.lane == 3)
    }
    #expect(story.line.snapshot().lanes[3].eyeSilent == 3)
    #expect(story.line.snapshot().lanes[3].didNotMove == 0)
    // The diverter works: its lane stays open.
    #expect(story.line.snapshot().lanes[3].state == .open)
    let confirm = story.line.plan.core.lanes[3].confirmEye!
    #expect(story.count { if case .eyeChanged(confirm, .blind) = $0 { true } else { false } } == 1)
  }

  @Test("The diverter's own switch tells it at once, before the next eye")
  func feedbackSwitch() {
    var story = Story { $0.addFeedback(to: 3) }
    let moved = story.put(group: 2)
    story.finish()
    #expect(story.isSorted(moved, into: 3) && findings(story).isEmpty)
    story.line.plant.setCondition(3, .stuckBack)
    let stuck = story.put(group: 2)
    // The next eye is at 22 m.
    story.run(untilParcel: stuck, isAt: .metres(18))
    #expect(findings(story).map(\.0) == [.didNotMove])
    story.finish()
    #expect(findings(story).count == 1)
    #expect(story.isExcepted(stuck, .divertFailed))
  }

  @Test(
    "After as many failures as are allowed the diverter is out with the lanes on both its sides, and nobody else moves"
  )
  func takenOut() {
    var story = Story { plan in
      plan.face(4, to: 3)
      for lane in 3...4 { plan.core.lanes[lane].failuresAllowed = 2 }
    }
    story.line.plant.setCondition(3, .stuckBack)
    var others: [Int] = []
    for _ in 0..<2 {
      _ = story.put(group: 2)
      others.append(story.put(group: 4))
      others.append(story.put(group: 1))
      story.finish()
    }
    for lane in 3...4 {
      let last = story.states(of: lane).last
      #expect(last?.0 == .outOfService && last?.1 == .diverter)
    }
    let other = story.put(group: 3)
    others.append(story.put(group: 4))
    story.finish()
    #expect(story.isExcepted(other, .laneDisabled))
    for parcel in others {
      #expect(story.isSorted(parcel, into: story.line.parcels[parcel].group! + 1))
    }
    // An operator who saw to it opens both.
    story.line.plant.setCondition(3, .works)
    story.line.tell(.lane(LaneIndex(3), enabled: true, CommandNumber(1)))
    let again = story.put(group: 3)
    story.finish()
    #expect(story.isSorted(again, into: 4))
  }

  @Test(
    "One that sticks before a diverter while the eye of the lane ahead of it sees a hand still stands in the way",
    arguments: [600, 700, 800])
  func standsThoughALaneSawSomebody(milliseconds: Int64) {
    // Lanes 3 and 4 are at 15.1 m and 16.8 m, with one eye behind them.
    var story = Story { $0.addTrackingEye(at: .millimetres(17_600)) }
    let (stuck, behind) = story.putPair((4, 3), gap: 1_800)
    story.line.plant.plan(
      .stick(.milliseconds(milliseconds), whenHit: .holds), of: story.body(stuck), at: .millimetres(16_750))
    let lane = story.line.plan.core.lanes[3]
    story.run(untilParcel: stuck, isAt: lane.position + lane.confirmAfter)
    story.line.plant.ghost(.confirm(3), for: .milliseconds(40))
    story.finish()
    #expect(story.count { if case .strayAtLane(LaneIndex(3)) = $0 { true } else { false } } == 1)
    #expect(story.lane(stuck) == story.line.exceptionLane)
    #expect(story.lane(behind) == story.line.exceptionLane)
  }
}
