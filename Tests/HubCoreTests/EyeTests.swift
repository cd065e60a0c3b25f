import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Eyes that flicker, stick and go blind")
struct EyeTests {
  private let first = PlantEye.tracking(0)

  private func conditions(_ story: Story) -> [EyeCondition] {
    let eye = eye(story)
    return story.line.traces.compactMap { trace in
      if case .eyeChanged(eye, let condition) = trace.event { return condition }
      return nil
    }
  }

  private func eye(_ story: Story) -> EyeIndex {
    let eyes = story.line.plan.core.eyes
    return EyeIndex(eyes.indices.first { eyes[$0].role == .tracking }!)
  }

  @Test("Changes shorter than the debounce are no parcels; too many of them are told, and that they ceased")
  func flickering() {
    var story = Story()
    story.line.plant.soil(first, every: .milliseconds(200), for: .milliseconds(5))
    story.line.run(for: .seconds(15))
    #expect(conditions(story) == [.flickering])
    let parcel = story.put(group: 4)
    story.finish()
    #expect(story.isSorted(parcel, into: 5))
    #expect(story.line.snapshot().counters.unexpected == 0)
    story.line.plant.wipe(first)
    story.line.run(for: .seconds(61))
    #expect(conditions(story) == [.flickering, .good])
  }

  @Test("An eye stuck blocked is told, loses nobody, and is good again once it is clear")
  func stuckBlocked() {
    var story = Story()
    story.line.plant.setFault(first, .deadBlocked)
    story.line.run(for: .seconds(2))
    #expect(conditions(story) == [.stuckBlocked])
    let parcels = (1..<5).map { story.put(group: $0) }
    story.finish()
    for (i, parcel) in parcels.enumerated() {
      #expect(story.isSorted(parcel, into: 2 + i))
      #expect(!story.told(parcel).contains { if case .lost = $0.event { true } else { false } })
    }
    story.line.plant.setFault(first, nil)
    story.line.run(for: .seconds(1))
    #expect(conditions(story) == [.stuckBlocked, .good])
  }

  @Test(
    "An eye that misses three whom others see is blind: from then on it loses nobody, until it sees again")
  func blind() {
    var story = Story { $0.addTrackingEye(at: .millimetres(9_600)) }
    story.line.plant.setFault(first, .deadClear)
    let missed = (0..<3).map { _ in story.put(group: 4) }
    story.finish()
    #expect(conditions(story) == [.blind])
    #expect(story.line.snapshot().counters.lost == 3)
    for parcel in missed { #expect(story.isSorted(parcel, into: 5)) }
    // Not lost at 8.5 m any more, and so in time for lane 2 as well.
    let parcels = (1..<4).map { story.put(group: $0) }
    story.finish()
    for (i, parcel) in parcels.enumerated() { #expect(story.isSorted(parcel, into: 2 + i)) }
    #expect(story.line.snapshot().counters.lost == 3)
    story.line.plant.setFault(first, nil)
    let last = story.put(group: 1)
    story.finish()
    #expect(story.isSorted(last, into: 2))
    #expect(conditions(story) == [.blind, .good])
  }

  @Test("While the eye ahead of a diverter is blind nobody is fired at there: a stranger would come unseen")
  func strangerPastABlindEye() {
    // Lane 0 is at 10 m, between these two eyes.
    var story = Story { $0.addTrackingEye(at: .millimetres(10_600)) }
    story.line.plant.setFault(first, .deadClear)
    for _ in 0..<3 { _ = story.put(group: 4) }
    story.finish()
    #expect(conditions(story) == [.blind])
    let parcel = story.put(group: 0)
    story.run(untilParcel: parcel, isAt: .millimetres(6_500))
    // 200 mm behind it: the stroke that pushed it aside would take both.
    let stranger = story.line.plant.throwOn(length: .millimetres(300), leadingEdge: .metres(6))
    story.finish()
    #expect(story.line.plant.parcels[stranger].end?.lane == story.line.exceptionLane)
    #expect(story.lane(parcel) != 0)
  }

  @Test("A hand before an eye is no parcel: it ends at once, and takes nobody's lane")
  func ghost() {
    var story = Story()
    let before = story.put(group: 4)
    story.line.plant.ghost(.induction(1), for: .milliseconds(15))
    let behind = story.put(group: 2)
    story.finish()
    #expect(story.isSorted(before, into: 5) && story.isSorted(behind, into: 3))
  }

  @Test(
    "A diverter whose own eye is known to be dead fires at nobody: one may stick before it",
    arguments: [PlantEyeFault.deadClear, .deadBlocked])
  func ownEyeIsDead(fault: PlantEyeFault) {
    let plan = VirtualLinePlan(releaseLanes: 6, zoneEyes: true)
    let line = VirtualLine(plan, seed: 1)
    line.skipsIdleTurns = true
    var crew = Crew(seed: 1)
    line.run(for: .milliseconds(11_500))
    line.plant.setFault(.tracking(2 + 4), fault)
    for _ in 0..<5 {
      _ = line.scanThenPlace(crew.parcel(group: 4), at: line.now, placedAfter: .milliseconds(400))
      line.run(for: .seconds(2))
    }
    line.run(for: .seconds(14))
    let stuck = line.scanThenPlace(crew.parcel(group: 4), at: line.now, placedAfter: .milliseconds(400))
    let behind = line.scanThenPlace(
      crew.parcel(group: 3), at: line.now + .milliseconds(480), placedAfter: .milliseconds(400))
    line.run(for: .milliseconds(720))
    line.plant.plan(
      .stick(.milliseconds(460), whenHit: .holds), of: line.parcels[stuck].plantIndex!,
      at: plan.core.lanes[4].position - .millimetres(300))
    line.run(for: .seconds(30))
    #expect(line.trueLane(of: stuck) != 4)
    #expect(line.trueLane(of: behind) == line.exceptionLane)
  }
}
