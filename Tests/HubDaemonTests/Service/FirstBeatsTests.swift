import HubCore
import HubUnits
import Testing

@testable import HubDaemon

@Suite("When a heartbeat that stands still is told")
struct FirstBeatsTests {
  private let start = MonotonicInstant(nanoseconds: 7_000_000_000)
  private var beats = FirstBeats()

  private mutating func hear(_ condition: LinkCondition, after milliseconds: Int64) -> FirstBeats.Verdict {
    beats.hear(
      condition, of: "plc", at: start + .milliseconds(milliseconds), within: .milliseconds(300))
  }

  @Test("One that never beat waits for its time, counted from the first image, and only then is lost")
  mutating func never() {
    #expect(hear(.heartbeatLost, after: 0) == .wait(until: start + .milliseconds(300)))
    #expect(beats.isStillLost("plc"))
    // A cut within that time begins no new one.
    #expect(hear(.stale, after: 100) == .tell)
    #expect(!beats.isStillLost("plc"))
    #expect(hear(.heartbeatLost, after: 200) == .wait(until: start + .milliseconds(300)))
    #expect(hear(.heartbeatLost, after: 300) == .tell)
  }

  @Test("One that came alive in its time was never lost, and from then on is told at once")
  mutating func alive() {
    _ = hear(.heartbeatLost, after: 0)
    #expect(hear(.good, after: 50) == .tell)
    #expect(!beats.isStillLost("plc"))
    #expect(hear(.heartbeatLost, after: 60) == .tell)
  }

  @Test("A watchdog that is not armed is no heart that stands: the PLC has beaten")
  mutating func notArmed() {
    _ = hear(.notArmed, after: 0)
    #expect(hear(.heartbeatLost, after: 10) == .tell)
  }

  @Test("Each link has its own time")
  mutating func each() {
    _ = hear(.good, after: 0)
    let other = beats.hear(.heartbeatLost, of: "other", at: start, within: .milliseconds(300))
    #expect(other == .wait(until: start + .milliseconds(300)))
  }
}
