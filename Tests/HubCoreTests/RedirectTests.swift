import HubCore
import HubSim
import HubUnits
import Testing

@Suite("A parcel that moves is sent elsewhere, or the word is refused with its reason")
struct RedirectTests {
  private func redirect(_ parcel: Int, to lane: Int, _ story: Story) {
    story.line.tell(
      .redirect(story.line.parcels[parcel].serial!, LaneIndex(lane), CommandNumber(7)))
    story.line.run(for: .milliseconds(10))
  }

  private func refusal(_ story: Story) -> (RedirectRefusal, late: Distance)? {
    story.line.traces.compactMap { trace -> (RedirectRefusal, late: Distance)? in
      if case .redirectRefused(let why, let late, CommandNumber(7)) = trace.event { return (why, late) }
      return nil
    }.last
  }

  @Test("In time, the parcel goes where it was sent last")
  func inFlight() {
    var story = Story()
    let parcel = story.put(group: 1)
    story.run(untilParcel: parcel, isAt: .metres(12))
    redirect(parcel, to: 4, story)
    #expect(refusal(story) == nil)
    story.finish()
    #expect(story.isSorted(parcel, into: 4))
    #expect(story.told(parcel).contains { if case .redirected = $0.event { true } else { false } })
  }

  @Test("Past the last decision point it is refused, with how many millimetres it was too late")
  func tooLate() throws {
    var story = Story { $0.drawExactly() }
    let parcel = story.put(group: 4)
    story.run(untilParcel: parcel, isAt: .metres(14))
    redirect(parcel, to: 2, story)
    let refused = try #require(refusal(story))
    #expect(refused.0 == .tooLate)
    let plan = story.line.plan.core
    let decision = plan.lanes[2].lastDecision(at: plan.belt.nominalSpeed, cycle: plan.cycle)
    // It was at 14 m then, and a few turns further when the word was taken.
    #expect((refused.late - (.metres(14) - decision)).magnitude <= .millimetres(30))
    story.finish()
    #expect(story.isSorted(parcel, into: 5))
  }

  @Test("Nobody of that number, no such lane, not cleared, lane closed, excepted: each refusal says which")
  func refusals() {
    var story = Story()
    story.line.tell(.redirect(ParcelSerial(999), LaneIndex(3), CommandNumber(7)))
    story.line.run(for: .milliseconds(10))
    #expect(refusal(story)?.0 == .notOnBelt)
    let parcel = story.put(group: 4)
    redirect(parcel, to: story.line.exceptionLane, story)
    #expect(refusal(story)?.0 == .noSuchLane)
    story.line.tell(.lane(LaneIndex(3), enabled: false, CommandNumber(8)))
    story.line.run(for: .milliseconds(10))
    redirect(parcel, to: 3, story)
    #expect(refusal(story)?.0 == .laneClosed)
    let held = story.put(group: 4, customs: .hold)
    redirect(held, to: 2, story)
    #expect(refusal(story)?.0 == .notCleared)
    let conflicting = story.put(group: 4)
    story.readUnderTheScanner(story.crew.code(), on: conflicting)
    redirect(conflicting, to: 5, story)
    #expect(refusal(story)?.0 == .excepted)
    story.finish()
    #expect(story.isSorted(parcel, into: 5))
    #expect(story.lane(held) == story.line.plan.core.customsHoldLane.int)
  }

  @Test("Once the order is out the diverter moves: refused")
  func beingDiverted() {
    var story = Story()
    let parcel = story.put(group: 4)
    story.run(untilParcel: parcel, isAt: story.line.plan.core.lanes[5].position - .millimetres(170))
    redirect(parcel, to: 6, story)
    #expect(refusal(story)?.0 == .beingDiverted)
    story.finish()
    #expect(story.isSorted(parcel, into: 5))
  }

  @Test("Customs may have spoken since, and the manifest cannot be asked: it goes to the customs lane")
  func changedAndNobodyCanSay() {
    var story = Story()
    let parcel = story.put(group: 4)
    story.line.tell(.factsUnavailable(story.line.parcels[parcel].serial!))
    story.finish()
    #expect(story.lane(parcel) == story.line.plan.core.customsHoldLane.int)
    #expect(story.reason(parcel) == .customsUnknown)
  }
}
