import HubProtocol
import HubUnits
import Testing

@testable import hubctl

@Suite("Plain lines")
struct EventLineTests {
  @Test("what changes is told once, in words; what moves is not")
  func changes() {
    let before = SampleLine.state()
    var after = before
    after.belt.positionMm = .good(151_000)
    after.lanes[4].state = .full
    after.lanes[4].by = .eye
    after.tracking.source = .time
    after.tracking.slipPercent = 0.3
    after.eyes[1].condition = .blind
    after.eyes[0].tracking = EyeTracking(matched: 4)
    after.lanes[5].delivered += 1
    after.links[0].condition = .stale(.stale, ageMs: 90)
    after.scanners[1].condition = .ready
    after.hold = HoldView(cause: .operator)
    let end = RecordedEnd(
      sequence: 1, at: SampleLine.at, serial: 7, code: nil, reason: Word(.noRead), lane: 28)
    let lines = EventLines.lines(before.delta(to: after, recorded: [end]), before: before)
    #expect(
      lines.map { String($0.dropFirst(25)) } == [
        "held: an operator asked for it", "DEGRADED: followed by time", "lane 5 Lane called 5: full, by eye",
        "eye track-1: blind", "link plc1: stale",
        "scanner tunnel: ready", "#7 - lane 28 noRead",
      ])
  }

  @Test("a journal event tells nothing twice, and all that is left of its payload")
  func journalEvents() {
    var event = LineEvent(
      sequence: 9, at: SampleLine.at, kind: "ended", serial: 7, code: "JD1", reason: Word(.lost), lane: 28,
      payload: #"{"code":"JD1","lane":28,"reason":"lost","planned_lane":3,"origin":"inducted"}"#)
    let head = "9  2026-11-21T03:04:05.678Z  ended  #7  JD1  lane 28  lost"
    #expect(EventText(event: event).line == head + "  origin=inducted planned_lane=3")
    event.payload = #"{"code":"JD1","reason":"lost","lane":28,"planned_lane":null,"origin":"inducted"}"#
    #expect(EventText(event: event).line == head + "  origin=inducted")
    event.payload = "not JSON"
    #expect(EventText(event: event).line == head + "  not JSON")
    event.payload = nil
    #expect(EventText(event: event).line == head)
  }

  @Test("a line is well only when nothing is held, alarmed, silent or missing")
  func well() {
    var state = SampleLine.state()
    #expect(!StatusText(state: state).isWell)
    state.scanners[1].condition = .ready
    #expect(StatusText(state: state).isWell)
    state.hold = HoldView(cause: .operator)
    #expect(!StatusText(state: state).isWell)
  }

  @Test("a diagnosis ends with what is worst, and every fault has its next step under it")
  func diagnosis() {
    let checks = [
      HealthCheck(
        area: .link, subject: "plc1", fact: "wiring: silent", verdict: .bad, next: "look at the cable"),
      HealthCheck(area: .clock, subject: "clock", fact: "right", verdict: .ok),
    ]
    let text = DiagText(checks: checks, look: .plain)
    #expect(text.worst == .bad)
    #expect(text.lines[0] == "BAD   link plc1  wiring: silent")
    #expect(text.lines[1].hasSuffix("→ look at the cable"))
    #expect(text.lines[2] == "ok    clock      right")
    #expect(text.lines.last?.hasPrefix("1 to repair") == true)
  }

  @Test("a following client notices a gap, and a resync heals it")
  func gaps() {
    var line = FollowedLine()
    let state = SampleLine.state()
    let delta = state.delta(to: state)
    let frames = [
      WatchFrame(sequence: 5, kind: .snapshot, state: state),
      WatchFrame(sequence: 6, kind: .delta, delta: delta),
      WatchFrame(sequence: 8, kind: .delta, delta: delta),
      WatchFrame(sequence: 9, kind: .resync, state: state),
      WatchFrame(sequence: 10, kind: .delta, delta: delta),
    ]
    let taken = frames.map { line.take($0) }
    #expect(taken == [true, true, false, true, true])
  }
}
