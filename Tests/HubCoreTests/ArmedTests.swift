import HubCore
import HubSim
import HubUnits
import Testing

@Suite("A link whose device would not let go by itself")
struct ArmedTests {
  @Test("Its lanes are closed, its parcels run on and are followed; armed again it sorts")
  func notArmed() {
    var story = Story()
    let before = story.put(group: 2)
    story.finish()
    #expect(story.isSorted(before, into: 3))

    story.line.linkIsArmed = false
    story.line.run(for: .milliseconds(100))
    #expect(story.states(of: 3).last?.0 == .blocked)
    #expect(story.states(of: 3).last?.1 == .link)
    let during = story.put(group: 2)
    story.finish()
    #expect(story.isExcepted(during, .ioDown))
    #expect(story.count { if case .linkChanged(LinkIndex(0), .notArmed) = $0 { true } else { false } } == 1)
    #expect(story.count { if case .linkChanged(LinkIndex(0), .stale) = $0 { true } else { false } } == 0)

    story.line.linkIsArmed = true
    story.line.run(for: .milliseconds(100))
    let after = story.put(group: 2)
    story.finish()
    #expect(story.isSorted(after, into: 3))
    #expect(story.nobodyIsMisled)
  }

  @Test("Disarmed after the order, the diverter is held, and the parcel's story says so")
  func disarmedOnTheWay() {
    var story = Story()
    let parcel = story.put(group: 2)
    story.run(untilParcel: parcel, isAt: .metres(12))
    story.line.linkIsArmed = false
    story.finish()
    #expect(story.isExcepted(parcel, .ioDown))
  }

  @Test("A link that falls silent while it is not armed is still noticed")
  func silentToo() {
    let story = Story()
    story.line.linkIsArmed = false
    story.line.run(for: .milliseconds(100))
    story.line.linkIsCut = true
    story.line.run(for: .seconds(1))
    #expect(story.count { if case .linkChanged(LinkIndex(0), .stale) = $0 { true } else { false } } == 1)
  }
}
