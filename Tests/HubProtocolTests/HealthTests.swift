import HubProtocol
import Testing

@Suite("A diagnosis")
struct HealthTests {
  private func verdict(_ area: HealthCheck.Area, _ change: (inout LineHealth) -> Void) -> HealthCheck? {
    var health = Self.good
    change(&health)
    return health.checks.first { $0.area == area }
  }

  /// A line on which all is well.
  private static var good: LineHealth {
    var health = Samples.health
    health.hold = nil
    health.configuration.changedOnDisk = false
    health.configuration.warnings = []
    health.realtime = RealtimeHealth(wish: .required, granted: true, memoryLocked: true, cycleUs: 1_000)
    health.journal.problem = nil
    health.recording?.problem = nil
    health.journal.freeBytes = 80_000_000_000
    health.links[0].condition = .good(.good, ageMs: 3)
    health.links[0].errors = 0
    health.links[0].lastError = nil
    health.links[0].findings = []
    health.scanners[0].condition = .ready
    health.scanners[0].problem = nil
    health.scanners[0].readRate?.finding = nil
    health.tracking = TrackingView(slipPercent: 0.4, late: 2)
    health.lanes[0].didNotMove = 0
    health.lanes[0].eyeSilent = 0
    return health
  }

  @Test("a line on which all is well has no warning and nothing to do")
  func goodLineIsQuiet() {
    for check in Self.good.checks {
      #expect(check.verdict == .ok, "\(check)")
      #expect(check.next == nil)
    }
  }

  @Test("what is to be said of a link's outputs stands behind the link, bad or only good to know")
  func linkFindings() {
    var health = Self.good
    health.links[0].findings = [
      LinkFinding(fact: "device: not armed", next: "set register 4384 to 150", isBad: true),
      LinkFinding(fact: "config: by hand", next: "try it", isBad: false),
    ]
    let checks = health.checks.filter { $0.area == .link }
    #expect(checks.map(\.verdict) == [.ok, .bad, .warn])
    #expect(checks.dropFirst().map(\.next) == ["set register 4384 to 150", "try it"])
    #expect(checks.allSatisfy { $0.subject == health.links[0].name })
  }

  @Test("whatever is wrong names the party to blame and the next step")
  func faultsAreBlamed() throws {
    let faults: [(HealthCheck.Area, HealthCheck.Verdict, String, (inout LineHealth) -> Void)] = [
      (.link, .bad, "wiring:", { $0.links[0].condition = .stale(.stale, ageMs: 9_000) }),
      (.link, .bad, "device:", { $0.links[0].condition = .good(.heartbeatLost) }),
      (.link, .bad, "wiring:", { $0.links[0].condition = .unknown }),
      (.link, .bad, "device:", { $0.links[0].condition = .good(.notArmed) }),
      (.scanner, .bad, "device:", { $0.scanners[0].condition = .missing }),
      (.scanner, .bad, "kernel:", { $0.scanners[0].condition = .notPermitted }),
      (.configuration, .warn, "config:", { $0.configuration.changedOnDisk = true }),
      (.realtime, .bad, "kernel:", { $0.realtime.granted = false }),
      (.journal, .bad, "kernel:", { $0.journal.writable = false }),
      (.disk, .warn, "kernel:", { $0.journal.freeBytes = 1_500_000_000 }),
      (.disk, .bad, "kernel:", { $0.journal.freeBytes = 100_000_000 }),
      (.clock, .warn, "kernel:", { $0.clock.synchronised = false }),
      (.belt, .bad, "wiring:", { $0.belt.motion = .unknown }),
      (.tracking, .bad, "device:", { $0.tracking.source = .time }),
      (.tracking, .warn, "device:", { $0.tracking.slipPercent = -2.5 }),
      (.lane, .bad, "device:", { $0.lanes[0].didNotMove = 3 }),
      (.lane, .bad, "wiring:", { $0.lanes[0].eyeSilent = 1 }),
      (
        .eye, .warn, "wiring:",
        {
          $0.uptimeMs = 3_600_000
          $0.eyes[0].lastChangeAgeMs = nil
        }
      ),
    ]
    for (area, expected, blame, change) in faults {
      let check = try #require(verdict(area, change))
      #expect(check.verdict == expected, "\(check)")
      #expect(check.fact.hasPrefix(blame), "\(check)")
      #expect(check.next?.isEmpty == false, "\(check)")
    }
  }

  @Test(
    "an eye that sees badly is named with its place, what it does and what to do",
    arguments: [EyeView.Condition.flickering, .stuckBlocked, .blind])
  func eyesAreBlamed(condition: EyeView.Condition) throws {
    var health = Self.good
    health.eyes[0].condition = condition
    health.eyes[0].lane = nil
    let check = try #require(health.checks.first { $0.area == .eye && $0.subject == "station-1" })
    #expect(check.verdict == .bad && check.fact.hasPrefix("wiring: eye station-1 at 500 mm "))
    #expect(check.next?.isEmpty == false)
  }

  @Test("a diverter that did not move and a silent confirm eye are two findings, each with its own step")
  func divertersAndEyes() {
    var health = Self.good
    health.lanes[0].didNotMove = 3
    health.lanes[0].eyeSilent = 1
    let checks = health.checks.filter { $0.area == .lane }
    #expect(checks.map { String($0.fact.prefix(7)) } == ["device:", "wiring:"])
    #expect(checks.map { $0.fact.hasSuffix("3 times since the start") } == [true, false])
    #expect(checks.map { $0.fact.hasSuffix("silent, once since the start") } == [false, true])
    #expect(Set(checks.compactMap(\.next)).count == 2)
  }

  @Test("eyes that cannot be judged yet are not called good")
  func eyesAreJudgedLate() throws {
    let stories: [(String, (inout LineHealth) -> Void)] = [
      ("not judged: link plc1 silent", { $0.links[0].condition = .unknown }),
      ("not judged: link plc1 stale", { $0.links[0].condition = .stale(.stale, ageMs: 9_000) }),
      ("not judged: the belt does not move", { $0.belt.motion = .standing }),
      ("too early to judge: 0 of 1", { $0.uptimeMs = 599_000 }),
    ]
    for (expected, change) in stories {
      let check = try #require(
        verdict(.eye) {
          $0.eyes[0].lastChangeAgeMs = nil
          change(&$0)
        })
      #expect(check.verdict == .warn)
      #expect(check.fact.hasPrefix(expected), "\(check)")
      #expect(check.next?.isEmpty == false)
    }
  }

  @Test(
    "A recording that ended before the line did is told, one that goes on is well, and none is not spoken of")
  func recording() {
    let ended = verdict(.recording) { $0.recording?.problem = "kernel: the disk of /r is too slow" }
    #expect(ended?.verdict == .warn)
    #expect(ended?.fact.hasPrefix("kernel: the disk of /r is too slow") == true)
    #expect(ended?.next != nil)
    #expect(verdict(.recording) { _ in }?.verdict == .ok)
    #expect(verdict(.recording) { $0.recording = nil } == nil)
  }
}
