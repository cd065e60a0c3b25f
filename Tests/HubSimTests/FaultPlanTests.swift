import HubSim
import HubUnits
import Testing

private func plan(_ kinds: Set<FaultKind>, kills: Int = 10, seed: UInt64 = 1, seconds: Int64 = 200)
  -> FaultPlan
{
  FaultPlan(kinds, kills: kills, seed: seed, span: .seconds(seconds), lanes: [0, 3, 5], scanners: 3)
}

@Suite("The plan of faults")
struct FaultPlanTests {
  @Test("ten kills fit into 200 parcels at one a second, each followed by a start one to two seconds later")
  func kills() {
    let events = plan([.kill]).events
    #expect(events.count == 20)
    for (kill, start) in zip(events, events.dropFirst()) where kill.event == .kill {
      #expect(start.event == .start)
      #expect((1_000...2_000).contains((start.at - kill.at).wholeMilliseconds))
    }
  }

  @Test("no parcel can travel from one dead time to the next but one's length of the belt away, unseen")
  func killsAreNotABeltApart() {
    // 59.2 m from the first eye to the last take 23.7 s; dead times are 2 s and starting up takes a moment.
    let kills = plan([.kill]).events.filter { $0.event == .kill }.map(\.at.wholeMilliseconds)
    for (index, earlier) in kills.enumerated() {
      for later in kills.dropFirst(index + 1) { #expect(!(21_000...26_000).contains(later - earlier)) }
    }
  }

  @Test("everything that is broken is mended again")
  func mended() {
    let events = plan(Set(FaultKind.allCases)).events.map(\.event)
    var open: [String: Int] = [:]
    for event in events {
      switch event {
      case .kill: open["kill", default: 0] += 1
      case .start: open["kill", default: 0] -= 1
      case .cut: open["cut", default: 0] += 1
      case .restore: open["cut", default: 0] -= 1
      case .unplug: open["plug", default: 0] += 1
      case .plug: open["plug", default: 0] -= 1
      case .stick: open["stick", default: 0] += 1
      case .loosen: open["stick", default: 0] -= 1
      case .laneFull: continue
      }
    }
    #expect(open == ["kill": 0, "cut": 0, "plug": 0, "stick": 0])
  }

  @Test("the same seed gives the same faults, and one kind more moves no other kind")
  func determinism() {
    let alone = plan([.linkCut]).events
    let among = plan([.linkCut, .laneFull]).events.filter { event in
      if case .laneFull = event.event { false } else { true }
    }
    #expect(alone.map(\.at) == among.map(\.at))
    #expect(alone.map(\.event) == among.map(\.event))
  }

  @Test("faults are read from a list, and a word that is none is told")
  func parsing() throws {
    #expect(try FaultKind.parse("kill, link-cut") == [.kill, .linkCut])
    #expect(try FaultKind.parse("all") == Set(FaultKind.allCases))
    #expect(try FaultKind.parse("") == [])
    #expect(throws: FaultKind.Unknown(word: "kil")) { try FaultKind.parse("kil") }
  }
}
