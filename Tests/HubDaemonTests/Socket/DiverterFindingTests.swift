import HubProtocol
import HubUnits
import Testing

@testable import HubDaemon

@Suite("Alarms of diverters and their confirm eyes")
struct DiverterFindingTests {
  private static func at(_ seconds: Int64) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: (1_000 + seconds) * 1_000_000_000)
  }

  @Test("A diverter that did not move and a silent eye are two alarms, each to be looked at in its own place")
  func twoAlarms() {
    var findings = DiverterFindings()
    var lane = LaneView(number: 3, name: "BE", atMm: 12_000)
    #expect(findings.recent(lane, at: Self.at(0)).isEmpty)
    lane.didNotMove = 1
    lane.eyeSilent = 2
    let found = findings.recent(lane, at: Self.at(1))
    #expect(found.map(\.subject) == ["diverter of lane 3", "confirm eye of lane 3"])
    #expect(found.map { String($0.text.prefix(7)) } == ["device:", "wiring:"])
    #expect(found[0].text.contains("did not move its parcel, once"))
    #expect(found[1].text.contains("the confirm eye stayed silent, 2 times"))
  }

  @Test("Such an alarm goes after ten minutes without another failure, and comes again with the next")
  func alarmsGo() {
    var findings = DiverterFindings()
    var lane = LaneView(number: 3, name: "BE", atMm: 12_000)
    lane.didNotMove = 1
    #expect(findings.recent(lane, at: Self.at(0)).count == 1)
    #expect(findings.recent(lane, at: Self.at(599)).count == 1)
    #expect(findings.recent(lane, at: Self.at(600)).isEmpty)
    lane.didNotMove = 2
    #expect(findings.recent(lane, at: Self.at(700)).count == 1)
  }
}
