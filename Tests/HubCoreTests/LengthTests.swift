import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Lengths tell what lies on the belt, and gaps who may be sorted")
struct LengthTests {
  @Test("Two parcels nose to tail, longer than any: merged, and neither is sorted")
  func mergedFromTheStart() {
    var story = Story()
    let front = story.put(group: 4, length: 700)
    let rear = story.line.plant.place(
      length: .millimetres(700),
      leadingEdge: story.line.plant.leadingEdge(of: story.body(front))! - .millimetres(700))
    story.finish()
    story.line.run(for: .seconds(2))
    #expect(story.isExcepted(front, .merged))
    #expect(story.line.plant.parcels[rear].end?.lane == story.line.exceptionLane)
    #expect(story.line.snapshot().counters.merged == 1)
  }

  @Test("Longer than its sender declared: two parcels are in it, and it is not sorted; as declared, it is")
  func longerThanDeclared() {
    var story = Story()
    let doubled = story.put(group: 4, length: 700) { $0.declaredLength = .millimetres(350) }
    let askew = story.put(group: 4, length: 480) { $0.declaredLength = .millimetres(350) }
    story.finish()
    #expect(story.isExcepted(doubled, .merged))
    #expect(story.isSorted(askew, into: 5))
  }

  @Test("A parcel that turned and is shorter is told and sorted; one that grew is two")
  func turned() {
    var story = Story()
    let shorter = story.put(group: 4, length: 500)
    story.run(untilParcel: shorter, isAt: .metres(5))
    story.line.plant.turn(story.body(shorter), length: .millimetres(380))
    let longer = story.put(group: 4, length: 300)
    story.run(untilParcel: longer, isAt: .metres(5))
    story.line.plant.turn(story.body(longer), length: .millimetres(450))
    story.finish()
    #expect(story.isSorted(shorter, into: 5))
    #expect(story.isExcepted(longer, .merged))
    for parcel in [shorter, longer] {
      #expect(
        story.told(parcel).contains { if case .lengthDisagreed = $0.event { true } else { false } })
    }
  }

  @Test("A parcel that tore: neither the rest nor the piece is sorted")
  func torn() throws {
    var story = Story()
    let parcel = story.put(group: 4, length: 600)
    story.run(untilParcel: parcel, isAt: .metres(5))
    let torn = story.line.plant.tear(story.body(parcel), after: .millimetres(350))
    let piece = try #require(torn)
    story.line.plant.slip(piece, .millimetres(90), over: .metres(1))
    story.finish()
    story.line.run(for: .seconds(2))
    #expect(story.isExcepted(parcel, .merged))
    #expect(story.line.plant.parcels[piece].end?.lane == story.line.exceptionLane)
    #expect(story.count { if case .ended(.merged, _) = $0 { true } else { false } } == 2)
  }

  @Test(
    "A section's gap rule: both to the exception lane, the second, or nobody",
    arguments: [GapRule.ignore, .both, .second])
  func gapRules(rule: GapRule) {
    var story = Story { plan in
      // What the diverters themselves need is 312 mm here.
      plan.core.smallestGap = .millimetres(100)
      plan.core.sections.append(
        BeltSection(from: .metres(8), to: .metres(9), smallestGap: .millimetres(500), rule: rule))
    }
    let (front, rear) = story.putPair((2, 4), gap: 390)
    story.finish()
    #expect(rule == .both ? story.isExcepted(front, .gapTooSmall) : story.isSorted(front, into: 3))
    #expect(rule == .ignore ? story.isSorted(rear, into: 5) : story.isExcepted(rear, .gapTooSmall))
  }

  @Test("Outside the section its rule says nothing")
  func gapRuleEndsWithItsSection() {
    var story = Story { plan in
      plan.core.smallestGap = .millimetres(100)
      // No eye is in it.
      plan.core.sections.append(
        BeltSection(from: .metres(4), to: .metres(8), smallestGap: .millimetres(500), rule: .both))
    }
    let (front, rear) = story.putPair((2, 4), gap: 390)
    story.finish()
    #expect(story.isSorted(front, into: 3) && story.isSorted(rear, into: 5))
  }

  @Test("Whatever a section ignores, a diverter keeps the gap that its own way home needs")
  func divertersOwnGap() {
    func story(returning: Int64) -> Bool {
      var story = Story { plan in
        plan.core.smallestGap = .millimetres(100)
        plan.core.lanes[3].returning = .milliseconds(returning)
      }
      let (front, rear) = story.putPair((2, 4), gap: 390)
      story.finish()
      #expect(story.isSorted(rear, into: 5))
      #expect(story.nobodyIsMisled)
      if !story.isSorted(front, into: 3) { #expect(story.isExcepted(front, .gapTooSmall)) }
      return story.isSorted(front, into: 3)
    }
    // 60 ms home need 312 mm behind the parcel, 140 ms 512 mm.
    #expect(story(returning: 60))
    #expect(!story(returning: 140))
  }
}
