import HubProtocol
import Testing

@Suite("What a diagnosis says of a link")
struct LinkHealthTests {
  private func check(_ change: (inout LinkView) -> Void) throws -> HealthCheck {
    var link = LinkView(
      name: "plc1", address: "10.0.0.2:502", condition: .good(.good, ageMs: 4), roundTripP50Us: 420,
      roundTripP99Us: 1_900, roundTripP99Mm: 5, numbers: LinkNumbers(connects: 1))
    change(&link)
    var health = Samples.health
    health.links = [link]
    return try #require(health.checks.first { $0.area == .link })
  }

  @Test(
    "one that has failed tells how, the most frequent first, and what the belt did in its slow round trips")
  func failures() throws {
    let check = try check {
      ($0.errors, $0.lastError) = (14, "device: no answer in time")
      $0.numbers = LinkNumbers(timeouts: 12, exceptions: 2)
    }
    #expect(check.verdict == .warn)
    #expect(
      check.fact
        == "answers, and has failed (10.0.0.2:502), round trip 0.4 ms (p99 1.9 ms, 5 mm of belt), "
        + "12 unanswered, 2 refused by the device, last: device: no answer in time")
  }

  @Test("answers that were thrown away and orders that came too late are told, and are no failures")
  func oddities() throws {
    let check = try check { $0.numbers = LinkNumbers(strayAnswers: 3, expired: 1) }
    #expect(check.verdict == .ok)
    #expect(check.fact.hasSuffix("3 answers to other questions, 1 orders too late"))
  }

  @Test(
    "a PLC that is not alive is told as the file judges it: standing still, or too few edges in its time",
    arguments: [
      (nil, "the PLC's heartbeat stands still"),
      (HeartbeatRule(edges: 1, withinUs: 300_000), "the PLC's heartbeat stands still"),
      (HeartbeatRule(edges: 2, withinUs: 300_000), "fewer than 2 edges in 300 ms of the PLC's heartbeat"),
      (HeartbeatRule(edges: 8, withinUs: 312_050), "fewer than 8 edges in 312.050 ms of the PLC's heartbeat"),
    ] as [(HeartbeatRule?, String)])
  func heartbeat(rule: HeartbeatRule?, words: String) throws {
    let check = try check { ($0.condition, $0.heartbeat) = (.stale(.heartbeatLost, ageMs: 4), rule) }
    #expect(check.verdict == .bad)
    #expect(check.fact.hasPrefix("device: it answers, but \(words) (10.0.0.2:502)"), "\(check.fact)")
  }

  @Test("one that is down is told by its last error, once, and by its silence only where there is none")
  func down() throws {
    let known = try check {
      ($0.condition, $0.errors) = (.stale(.stale, ageMs: 2_000), 3)
      $0.lastError = "device: nobody listens at that port; is it on?"
      $0.numbers = LinkNumbers(refusals: 3)
    }
    #expect(known.fact.hasPrefix("device: nobody listens at that port (10.0.0.2:502)"))
    #expect(!known.fact.contains("last:") && known.next == "is it on?")
    let unknown = try check { $0.condition = .stale(.stale, ageMs: 2_000) }
    #expect(unknown.fact.hasPrefix("wiring: no fresh image (10.0.0.2:502)"))
  }

  @Test(
    "whatever is wrong is the link's one fault, which alarm and log say, too",
    arguments: LinkView.Condition.allCases, [nil, "device: nobody listens there; check both"])
  func sameFault(condition: LinkView.Condition, lastError: String?) throws {
    var seen: LinkView?
    let check = try check {
      ($0.condition, $0.lastError) = (.good(condition), lastError)
      seen = $0
    }
    guard let fault = seen?.fault else {
      #expect(condition == .good)
      return
    }
    #expect(condition != .good && check.fact.hasPrefix(fault.fact) && check.next == fault.next)
  }

  @Test("a belt whose count is unknown since a link is down does not accuse the encoder's wiring")
  func belt() throws {
    var health = Samples.health
    health.hold = nil
    health.belt.motion = .unknown
    health.links[0].condition = .stale(.stale, ageMs: 2_000)
    let check = try #require(health.checks.first { $0.area == .belt })
    #expect(check.fact.hasPrefix("link \(health.links[0].name) does not answer: no encoder count"))
    #expect(check.next == "mend the link first")
  }

  @Test("one that is down says when it is tried again")
  func nextTry() throws {
    let check = try check { ($0.condition, $0.nextTryMs) = (.stale(.stale, ageMs: 2_000), 1_200) }
    #expect(check.verdict == .bad)
    #expect(check.fact.contains("next try in 1200 ms"))
  }

  @Test("an age is told as the way that the belt ran in it, if anybody knows its speed")
  func ways() {
    #expect(LinkView.way(ofMs: 4, atMmS: 2_500) == "10 mm")
    #expect(LinkView.way(ofMs: 2_080, atMmS: 2_500) == "5.2 m")
    #expect(LinkView.way(ofMs: 2_080, atMmS: 0) == nil)
    #expect(LinkView.way(ofMs: 2_080, atMmS: nil) == nil)
  }
}
