import HubCore
import HubProtocol
import HubUnits
import Testing

@testable import HubDaemon

@Suite("Words on the wire")
struct WireWordTests {
  /// The core's list and the wire's have the same words: what the core may say, the socket can tell.
  private func check<Core: ClosedListWord, Wire: CaseIterable & RawRepresentable>(
    _ core: Core.Type, _ wire: Wire.Type
  ) where Wire.RawValue == String {
    #expect(Set(Core.allCases.map(\.word)) == Set(Wire.allCases.map(\.rawValue)))
  }

  @Test("what is a tenth of a millimetre too late is told as one, what is in time as none")
  func tooLate() {
    #expect(Distance(micrometres: 100).millimetresTooLate == 1)
    #expect(Distance.millimetres(120).millimetresTooLate == 120)
    #expect(Distance.zero.millimetresTooLate == 0)
    #expect(Distance.millimetres(-40).millimetresTooLate == 0)
  }

  @Test("each state of a lane, link, belt and hold has its word, and none is invented")
  func lists() {
    check(LaneState.self, LaneView.State.self)
    check(LinkCondition.self, LinkView.Condition.self)
    check(BeltCondition.self, BeltView.Motion.self)
    check(HoldCause.self, HoldView.Cause.self)
    check(LaneAuthority.self, LaneView.Authority.self)
    check(TrackingMode.self, TrackingView.Source.self)
    check(EyeCondition.self, EyeView.Condition.self)
    check(RedirectRefusal.self, Redirect.Refusal.self)
  }
}
