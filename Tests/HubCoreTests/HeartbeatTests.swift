import HubSim
import HubUnits
import Testing

@testable import HubCore

@Suite("A PLC's heartbeat is judged by how many edges came within a time")
struct HeartbeatTests {
  /// A line whose PLC beats every 100 ms and must show so many edges in 300 ms.
  private func story(edges: Int?, first: (VirtualLine) -> Void = { _ in }) -> Story {
    Story(
      { plan in
        guard let edges else { return }
        plan.core.links[0].theirEdges = edges
      }, first: first)
  }

  private func changes(_ story: Story) -> [LinkCondition] {
    story.line.traces.compactMap {
      if case .linkChanged(_, let condition) = $0.event { condition } else { nil }
    }
  }

  private func lastChange(_ story: Story, to wanted: LinkCondition) -> MonotonicInstant? {
    story.line.traces.last {
      if case .linkChanged(_, let condition) = $0.event { condition == wanted } else { false }
    }?.at
  }

  /// Runs until the PLC has just beaten.
  private func runToBeat(_ story: Story) {
    let beat = story.line.plcHeartbeat
    while story.line.plcHeartbeat == beat { story.line.step() }
  }

  @Test("After the start so many edges must come before the link is good", arguments: [1, 2, 3])
  func start(edges: Int) throws {
    // The first reading is no edge. The line begins at 1 s, so the first beat falls on 1.1 s.
    let story = story(edges: edges)
    #expect(changes(story).first == .heartbeatLost)
    #expect(changes(story).last == .good)
    let good = try #require(lastChange(story, to: .good))
    #expect(good == MonotonicInstant(nanoseconds: 1_000_000_000) + .milliseconds(Int64(edges) * 100))
  }

  @Test("A stopped PLC is found the sooner the more edges are asked for", arguments: [1, 2, 3])
  func stopped(edges: Int) throws {
    let story = story(edges: edges)
    runToBeat(story)
    let beat = story.line.now
    story.line.plcIsStopped = true
    story.line.run(for: .seconds(1))
    #expect(changes(story).last == .heartbeatLost)
    // The edge that it is short of lies that much longer back.
    let lost = try #require(lastChange(story, to: .heartbeatLost)) - beat
    let due = Nanoseconds.milliseconds(300 - (Int64(edges) - 1) * 100)
    #expect(lost > due && lost <= due + .milliseconds(5))
  }

  @Test("One beat after a long silence opens no lane where two are asked for; the second does")
  func oneBeatIsNotTrusted() throws {
    var story = story(edges: 2)
    story.line.plcIsStopped = true
    story.line.run(for: .seconds(2))
    #expect(changes(story).last == .heartbeatLost)

    // One edge, and the time in which one alone would have been believed.
    story.line.plcHeartbeat &+= 1
    story.line.run(for: .milliseconds(200))
    #expect(changes(story).last == .heartbeatLost)
    #expect(story.states(of: 3).last?.0 == .blocked)

    story.line.plcHeartbeat &+= 1
    story.line.run(for: .milliseconds(10))
    #expect(changes(story).last == .good)
    story.line.plcIsStopped = false
    story.line.run(for: .milliseconds(200))
    let parcel = story.put(group: 2)
    story.finish()
    #expect(story.isSorted(parcel, into: 3))
  }

  @Test("Asked for one edge, as where the file says nothing, one beat is believed at once")
  func oneBeatIsTrustedByDefault() {
    for edges in [nil, 1] {
      let story = story(edges: edges)
      story.line.plcIsStopped = true
      story.line.run(for: .seconds(2))
      story.line.plcHeartbeat &+= 1
      story.line.run(for: .milliseconds(10))
      #expect(changes(story).last == .good)
    }
  }

  @Test("A PLC that stutters, one edge in nearly the whole time, is never taken for alive")
  func stutter() {
    let story = story(edges: 2)
    story.line.plcIsStopped = true
    story.line.run(for: .seconds(2))
    let before = changes(story).count
    for _ in 0..<10 {
      story.line.plcHeartbeat &+= 1
      story.line.run(for: .milliseconds(310))
    }
    #expect(changes(story).count == before)
    #expect(changes(story).last == .heartbeatLost)
  }

  @Test("One missed beat turns nothing red: of three in the time, two are enough")
  func oneMissedBeat() {
    let story = story(edges: 2)
    let before = changes(story).count
    for _ in 0..<5 {
      runToBeat(story)
      story.line.plcIsStopped = true
      story.line.run(for: .milliseconds(150))
      story.line.plcIsStopped = false
      story.line.run(for: .milliseconds(500))
    }
    #expect(changes(story).count == before)
  }

  @Test(
    "A cut that is short against the time costs nothing more; after a long one the edges are counted anew")
  func reconnect() {
    let story = story(edges: 2)
    runToBeat(story)
    story.line.linkIsCut = true
    story.line.run(for: .milliseconds(120))
    story.line.linkIsCut = false
    story.line.run(for: .milliseconds(10))
    #expect(changes(story).suffix(2) == [.stale, .good])

    // The program stopped during the cut: what changed meanwhile is one edge, and it stays the only one.
    story.line.linkIsCut = true
    story.line.run(for: .seconds(2))
    story.line.plcIsStopped = true
    story.line.linkIsCut = false
    story.line.run(for: .seconds(1))
    #expect(changes(story).suffix(2) == [.stale, .heartbeatLost])
    story.line.plcIsStopped = false
    story.line.run(for: .milliseconds(210))
    #expect(changes(story).last == .good)
  }

  @Test("Idle turns may be left out: the link is judged lost at the same millisecond", arguments: [1, 2, 3])
  func skipping(edges: Int) throws {
    let told = [false, true].map { skips in
      let story = story(edges: edges) { $0.skipsIdleTurns = skips }
      story.line.skipsIdleTurns = skips
      runToBeat(story)
      story.line.plcIsStopped = true
      story.line.run(for: .seconds(1))
      return lastChange(story, to: .heartbeatLost)
    }
    #expect(told[0] != nil && told[0] == told[1])
  }

  @Test("Whatever the beats: alive is so many edges within the time, counted afresh", arguments: 1...8)
  func counted(edges: Int) {
    var random = SeededRandom(seed: UInt64(edges))
    let plan = LinkPlan(
      staleAfter: .seconds(100), heartbeatEvery: .milliseconds(20), releasedAfter: .milliseconds(120),
      theirStaleAfter: .milliseconds(300), theirEdges: edges)
    var link = LinkRuntime()
    var now = MonotonicInstant(nanoseconds: 5_000_000_000)
    var beat: UInt16 = 0xFFF0
    var seen: [MonotonicInstant] = []
    var isFirst = true
    var verdicts: Set<LinkCondition> = []
    for turn in 0..<20_000 {
      now = now + .milliseconds(Int64(1 + random.next() % 12))
      // Beats come in bursts and with pauses.
      let changes = random.next() % ((turn / 50) % 3 == 0 ? 40 : 4) == 0
      if changes { beat &+= 1 }
      if changes, !isFirst { seen.append(now) }
      isFirst = false
      link.take(
        InputImage(link: LinkIndex(0), taken: now, encoderCount: 0, heartbeat: beat, bits: InputBits()))
      seen.removeAll { now - $0 > .milliseconds(400) }
      func isAlive(at instant: MonotonicInstant) -> Bool {
        seen.count { instant - $0 <= .milliseconds(300) } >= edges
      }
      let condition = link.judged(at: now, plan: plan)
      verdicts.insert(condition)
      #expect((condition == .good) == isAlive(at: now))
      guard condition == .good else { continue }
      let next = link.nextJudgement(plan: plan)
      #expect(isAlive(at: next) && !isAlive(at: next + Nanoseconds(1)))
    }
    #expect(verdicts == [.good, .heartbeatLost])
  }
}
