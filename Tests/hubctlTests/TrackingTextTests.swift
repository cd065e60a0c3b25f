import HubProtocol
import HubUnits
import Testing

@testable import hubctl

@Suite("A line that is followed less well than it could be")
struct TrackingTextTests {
  @Test("degraded is the first thing that status and the live picture say, and all is not well")
  func degradedIsVisible() {
    var state = SampleLine.state()
    state.scanners = []
    #expect(StatusText(state: state).isWell)
    state.tracking.source = .time
    let status = StatusText(state: state)
    #expect(!status.isWell)
    #expect(status.lines[0].contains("running at 2.50 m/s, DEGRADED: followed by time"))
    let title = WatchPicture(state: state, ends: []).rows(TerminalSize(width: 80, height: 24), .plain)[0]
    #expect(title.contains("DEGRADED, by time: RUNNING"))
    state.belt.motion = .standing
    let standing = WatchPicture(state: state, ends: []).rows(TerminalSize(width: 80, height: 24), .plain)[0]
    #expect(standing.contains("DEGRADED, by time: BELT STANDS"))
  }

  @Test("slip is told in percent, what never happened is left out, a closed belt tells its share")
  func countersAreTold() throws {
    var state = SampleLine.state()
    state.tracking = TrackingView(
      slipPercent: -0.75, late: 3, lost: 2, found: 1, recirculating: 4, recirculatingPercent: 12.5)
    let line = try #require(StatusText(state: state).lines.first { $0.hasPrefix("tracking") })
    #expect(
      line
        == "tracking   by the encoder, slip -0.75 %, late 3, lost 2, found 1, 4 going round, 12.5 % of the belt"
    )
  }

  @Test("a lane that takes nobody is told with who closed it")
  func whoClosedIt() {
    var state = SampleLine.state()
    state.lanes[6].state = .outOfService
    state.lanes[6].by = .diverter
    #expect(
      StatusText(state: state).lines.contains("lanes      27 of 28 open; lane 7 outOfService by diverter"))
    for lane in [0, 1, 2, 8] {
      state.lanes[lane].state = .blocked
      state.lanes[lane].by = .link
    }
    #expect(
      StatusText(state: state).lines.contains(
        "lanes      23 of 28 open; lanes 1 to 3 blocked by link; lane 7 outOfService by diverter; "
          + "lane 9 blocked by link"))
  }

  @Test("an eye that flickers, is stuck or blind is named in status with its condition")
  func eyesAreTold() {
    var state = SampleLine.state()
    state.eyes[1].condition = .stuckBlocked
    let lines = StatusText(state: state).lines
    #expect(lines.contains("eye        track-1: stuckBlocked"))
    #expect(!lines.contains { $0.hasPrefix("eye        station-1") })
  }

  @Test("a diverter that did not move is told from one whose confirm eye was silent")
  func failuresAreTold() {
    var lane = LaneView(number: 3, name: "BE", atMm: 12_000)
    #expect(LaneListCommand.failures(lane) == "-")
    lane.didNotMove = 2
    lane.eyeSilent = 1
    #expect(LaneListCommand.failures(lane) == "did not move 2, moved, eye silent 1")
  }

  @Test("a refused redirect says why in words, and how many millimetres too late it came")
  func refusalsAreWords() {
    for refusal in Redirect.Refusal.allCases {
      let error = CallFailure.refused(.redirectRefused(refusal, lateMm: 0))
      #expect(error.exitCode == .machine)
      #expect(error.description.contains(refusal.sentence) && !error.description.contains("too late;"))
      #expect(!error.description.contains("mm of belt"))
    }
    #expect(
      SorterError.redirectRefused(.tooLate, lateMm: 120).description.contains("120 mm of belt too late"))
    #expect(Set(Redirect.Refusal.allCases.map(\.sentence)).count == Redirect.Refusal.allCases.count)
  }

  @Test("a story's end says how far the belt was from the place to fire at")
  func firePosition() throws {
    let story = Story(
      serial: 41, began: SampleLine.at, steps: [], fireErrorMm: -1.26,
      ending: Story.Ending(reason: .sorted, lane: 3, at: SampleLine.at, sequence: 7))
    let lines = StoryText(story: story, look: .plain).lines
    #expect(try #require(lines.last).contains("fired 1.3 mm before its place"))
  }
}
