import HubCore
import HubSim
import HubUnits
import Testing

@Suite("A fixed scanner's read while nobody counts the belt")
struct UncountedTests {
  /// The front one is at 5.5 m and the rear one at 3.5 m of a slow belt when the link is cut; then the belt runs at full
  /// speed. By the old speed the front one would be under the scanner, at 6 m, when the rear one is.
  private func isCutWhileSlow(_ story: inout Story, _ change: (inout VirtualParcel) -> Void) -> (Int, Int) {
    let front = story.put(group: 4, change)
    let rear = story.put(group: 2)
    story.line.plant.ramp(to: .millimetresPerSecond(600), over: .milliseconds(100))
    story.run(untilParcel: rear, isAt: .millimetres(3_500))
    story.line.linkIsCut = true
    story.line.plant.ramp(to: .millimetresPerSecond(2_500), over: .milliseconds(20))
    return (front, rear)
  }

  @Test(
    "A label read while the belt changed its speed unseen names nobody who would have been there at the old speed"
  )
  func oldSpeed() {
    var story = Story()
    let (front, rear) = isCutWhileSlow(&story) { $0.code = nil }
    story.readUnderTheScanner(story.line.parcels[rear].code!, on: rear)
    story.line.linkIsCut = false
    story.finish()
    #expect(story.isExcepted(front, .noRead))
    #expect(story.isSorted(rear, into: 3))
    #expect(story.nobodyIsMisled)
  }

  @Test("A label that nobody there goes by still tells that a name from hands may be wrong")
  func stillContradicts() {
    var story = Story()
    let (front, _) = isCutWhileSlow(&story) { _ in }
    story.readUnderTheScanner(story.crew.code(), on: front)
    story.line.linkIsCut = false
    story.finish()
    #expect(story.isExcepted(front, .multiReadConflict))
  }
}
