import Foundation
import HubCore
import HubDaemon
import HubStore
import HubUnits
import Testing

@Suite("The desk: traces in, stories, facts and durable ends out")
struct TraceDeskTests {
  typealias Stand = DeskStand

  @Test("A code is answered with the manifest's facts before take returns")
  func lookup() async throws {
    let stand = try Stand()
    try await stand.know("3SABCD1234567", customs: "hold")
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 0, .codeAssociated(try Stand.read("3SABCD1234567", at: -900))),
      Stand.trace(2, at: 500, .inducted(InductionIndex(0))),
      Stand.trace(2, at: 500, .codeAssociated(try Stand.read("NOBODY KNOWS", at: 400))),
    ])
    let facts = stand.inbox.facts
    #expect(facts.map(\.serial.number) == [1, 2])
    #expect(facts.map(\.isFound) == [true, false])
    #expect(facts[0].country == CountryCode("BE") && facts[0].customs == .hold)
  }

  @Test("A release between lookup and decision reaches the core; another parcel's does not")
  func release() async throws {
    let stand = try Stand()
    try await stand.know("A", customs: "hold")
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 0, .codeAssociated(try Stand.read("A", at: -100))),
    ])
    try await stand.customs(.cleared, of: "B")
    try await stand.customs(.cleared, of: "A")
    #expect(stand.inbox.facts.map(\.customs) == [.hold, .cleared])
    // Gone from the belt: nobody is told any more.
    await stand.desk.take([Stand.trace(1, at: 9_000, .ended(.sorted, LaneIndex(1)))])
    try await stand.customs(.hold, of: "A")
    #expect(stand.inbox.facts.count == 2)
  }

  @Test("Whatever order two changes reach the desk in, the core hears the last word of customs last")
  func lastWord() async throws {
    let stand = try Stand()
    try await stand.know("A", customs: "pending")
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 0, .codeAssociated(try Stand.read("A", at: -100))),
    ])
    let states: [CustomsState] = [.cleared, .hold, .inspect, .pending]
    try await withThrowingTaskGroup { group in
      for turn in 0..<40 {
        group.addTask { try await stand.customs(states[turn % states.count], of: "A") }
      }
      try await group.waitForAll()
    }
    let key = try #require(ParcelKey("A"))
    #expect(stand.inbox.facts.last?.customs == (try stand.store.real.customs(of: key)))
  }

  @Test("An imported manifest reaches the parcels that are on the belt already")
  func lateManifest() async throws {
    let stand = try Stand()
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 0, .codeAssociated(try Stand.read("A", at: -100))),
      Stand.trace(2, at: 500, .inducted(InductionIndex(0))),
    ])
    try await stand.know("A")
    await stand.desk.manifestChanged()
    #expect(stand.inbox.facts.map(\.isFound) == [false, true])
  }

  @Test("An end is told as recorded only when the journal has it")
  func recorded() async throws {
    let stand = try Stand()
    let events = await stand.desk.watch()
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 9_000, .ended(.sorted, LaneIndex(1))),
    ])
    var seen: [DeskEvent.What] = []
    for await event in events {
      switch event.what {
      // This machine's disk may be slow enough for an alarm, which is another story.
      case .alarmRaised, .alarmCleared: continue
      default: seen.append(event.what)
      }
      guard case .recorded = event.what else { continue }
      #expect(try stand.store.real.parcel(ParcelSerial(1))?.reason == .sorted)
      break
    }
    #expect(
      seen == [
        .inducted(.inducted, induction: "station-1"), .ended(.sorted, lane: 1),
        .recorded(.sorted, lane: 1, code: nil, sequence: 1),
      ])
    #expect(await stand.desk.counts.byReason == [.sorted: 1])
    #expect(await stand.desk.counts.byLane == [1: 1])
  }

  @Test(
    "A thousand parcels end once each, many in one commit; a second end is our bug and counts for nothing")
  func thousand() async throws {
    let stand = try Stand { $0.collectFor = .milliseconds(20) }
    var traces: [CoreTrace] = []
    for serial in Int64(1)...1_000 {
      traces.append(Stand.trace(serial, at: serial, .inducted(InductionIndex(0))))
      traces.append(Stand.trace(serial, at: serial + 9_000, .ended(.noRead, LaneIndex(3))))
    }
    traces.append(Stand.trace(500, at: 20_000, .ended(.lost, nil)))
    await stand.desk.take(traces)
    #expect(await stand.desk.flush())
    #expect(try stand.store.real.endsByReason() == [.noRead: 1_000])
    #expect(await stand.desk.counts.ended == 1_000)
    #expect(stand.store.commits < 20)
    let doubled = RefusedEntry(serial: ParcelSerial(500), cause: .endedBefore(.noRead))
    #expect(await stand.desk.activeAlarms == [.contradiction(doubled)])
  }

  @Test("While the journal is down the line is held and nothing is told as recorded; then nothing is missing")
  func journalDown() async throws {
    let stand = try Stand()
    let down = StoreError.full(path: "line.sqlite")
    stand.store.failCommits(with: down)
    let events = await stand.desk.watch()
    for serial in Int64(1)...20 {
      await stand.desk.take([
        Stand.trace(serial, at: serial, .inducted(InductionIndex(0))),
        Stand.trace(serial, at: serial + 9_000, .ended(.ioDown, LaneIndex(3))),
      ])
    }
    var recorded: [Int64] = []
    var isUp = false
    for await event in events {
      switch event.what {
      case .alarmRaised(let alarm):
        #expect(alarm == .journalDown(down))
        #expect(await stand.desk.isJournalDown)
        #expect(await stand.desk.counts.ended == 0)
        isUp = true
        stand.store.failCommits(with: nil)
      case .recorded:
        #expect(isUp)
        recorded.append(event.serial.number)
      default: break
      }
      if recorded.count == 20 { break }
    }
    #expect(recorded == Array(1...20))
    #expect(stand.inbox.holds >= 1)
    #expect(await stand.desk.isJournalDown == false)
    #expect(try stand.store.real.endsByReason() == [.ioDown: 20])
  }

  @Test(
    "A disk that does not answer raises an alarm, then holds the line; when it answers, nothing is missing")
  func stuckCommit() async throws {
    let stand = try Stand { settings in
      settings.slowCommit = .milliseconds(5)
      settings.stuckCommit = .milliseconds(10)
    }
    stand.store.hangCommits()
    let events = await stand.desk.watch()
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))), Stand.trace(1, at: 9_000, .ended(.lost, nil)),
    ])
    var alarms: [DeskAlarm] = []
    for await event in events {
      if case .alarmRaised(let alarm) = event.what {
        alarms.append(alarm)
        guard alarm == .journalStuck else { continue }
        #expect(await stand.desk.isJournalDown)
        stand.store.letCommitsGo()
      }
      if case .recorded = event.what { break }
    }
    #expect(alarms == [.journalSlow, .journalStuck])
    #expect(stand.inbox.holds == 1)
    #expect(await stand.desk.isJournalDown == false)
    #expect(try stand.store.real.endsByReason() == [.lost: 1])
  }

  @Test(
    "With a broken disk an orderly stop does not wait for ever, and says that it did not get everything down")
  func brokenStop() async throws {
    let stand = try Stand()
    stand.store.failCommits(with: .full(path: "line.sqlite"))
    await stand.desk.take([Stand.trace(1, at: 0, .inducted(InductionIndex(0)))])
    #expect(await stand.desk.flush(within: .milliseconds(5)) == false)
    stand.store.failCommits(with: nil)
    #expect(await stand.desk.flush())
    #expect(try stand.store.real.openParcels().count == 1)
  }

  @Test("Past memory's bound ends are lost, counted and said; a parcel on the belt keeps its rows for later")
  func bound() async throws {
    let stand = try Stand { $0.largestBacklog = 10 }
    stand.store.failCommits(with: .busy(path: "line.sqlite"))
    var traces: [CoreTrace] = []
    for serial in Int64(1)...12 {
      traces.append(Stand.trace(serial, at: serial, .inducted(InductionIndex(0))))
    }
    traces.append(Stand.trace(12, at: 12, .codeAssociated(try Stand.read("A", at: 0))))
    traces.append(Stand.trace(1, at: 9_000, .ended(.ioDown, LaneIndex(3))))
    await stand.desk.take(traces)
    #expect(await stand.desk.counts.lost == 1)
    #expect(await stand.desk.activeAlarms.contains(.rowsLost(1)))
    stand.store.failCommits(with: nil)
    #expect(await stand.desk.flush())
    #expect(try stand.store.real.openParcels().map(\.serial.number) == Array(1...10))
    await stand.desk.take([Stand.trace(12, at: 9_100, .ended(.sorted, LaneIndex(1)))])
    #expect(await stand.desk.flush())
    let late = try #require(try stand.store.real.parcel(ParcelSerial(12)))
    #expect(late.reason == .sorted && late.code == "A" && late.inductedAt == Stand.instant(12).monotonic)
  }

  @Test("When the manifest cannot be asked the core is told, and gets its facts when it can again")
  func lookupsDown() async throws {
    let stand = try Stand()
    try await stand.know("A")
    try await stand.know("B")
    stand.store.failLookups(with: .failed(path: "line.sqlite", code: 10, detail: "disk I/O error"))
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 0, .codeAssociated(try Stand.read("A", at: -100))),
    ])
    guard case .factsUnavailable(ParcelSerial(1)) = stand.inbox.messages.last else {
      Issue.record("\(stand.inbox.messages)")
      return
    }
    stand.store.failLookups(with: nil)
    await stand.desk.take([
      Stand.trace(2, at: 500, .inducted(InductionIndex(0))),
      Stand.trace(2, at: 500, .codeAssociated(try Stand.read("B", at: 400))),
    ])
    #expect(stand.inbox.facts.map(\.serial.number) == [2, 1])
    #expect(await stand.desk.activeAlarms.isEmpty)
  }

  @Test("A full ring to the core loses nothing: messages wait and go in order")
  func fullRing() async throws {
    let stand = try Stand()
    stand.inbox.setRoom(1)
    for serial in Int64(1)...5 {
      await stand.desk.take([
        Stand.trace(serial, at: serial, .inducted(InductionIndex(0))),
        Stand.trace(serial, at: serial, .codeAssociated(try Stand.read("C\(serial)", at: 0))),
      ])
    }
    #expect(stand.inbox.facts.map(\.serial.number) == [1])
    stand.inbox.setRoom(10)
    await stand.desk.take([])
    #expect(stand.inbox.facts.map(\.serial.number) == [1, 2, 3, 4, 5])
  }

  @Test(
    "A hold that waits for room is not dropped for many words about another parcel, of which the last counts")
  func holdBehindAFlood() async throws {
    let stand = try Stand { $0.largestOutbox = 4 }
    try await stand.know("A")
    try await stand.know("B")
    for (serial, code) in [(Int64(1), "A"), (2, "B")] {
      await stand.desk.take([
        Stand.trace(serial, at: serial, .inducted(InductionIndex(0))),
        Stand.trace(serial, at: serial, .codeAssociated(try Stand.read(code, at: 0))),
      ])
    }
    stand.inbox.setRoom(0)
    try await stand.customs(.hold, of: "A")
    for state in [CustomsState.hold, .cleared, .hold, .cleared, .hold, .inspect] {
      try await stand.customs(state, of: "B")
    }
    stand.inbox.setRoom(10)
    await stand.desk.take([])
    #expect(stand.inbox.facts.dropFirst(2).map(\.serial.number) == [1, 2])
    #expect(stand.inbox.facts.dropFirst(2).map(\.customs) == [.hold, .inspect])
    #expect(await stand.desk.activeAlarms.isEmpty)
  }

  @Test("What happens to the line is told and written down for those who read events")
  func lineEvents() async throws {
    let stand = try Stand()
    await stand.desk.take([
      Stand.trace(0, at: 1, .linkChanged(LinkIndex(0), .good)),
      Stand.trace(0, at: 2, .laneChanged(LaneIndex(1), .full, .eye)),
      Stand.trace(0, at: 3, .scanUnplaced(try Stand.read("A", at: 0), .expired)),
      Stand.trace(0, at: 4, .held(.operator)),
      Stand.trace(0, at: 5, .eyeChanged(EyeIndex(1), .flickering)),
      Stand.trace(0, at: 6, .trackingChanged(.time)),
    ])
    #expect(await stand.desk.flush())
    let events = try stand.store.real.events(after: 0)
    #expect(
      events.map(\.kind) == [
        "linkChanged", "laneChanged", "scanUnplaced", "held", "eyeChanged", "trackingChanged",
      ])
    #expect(
      events.map(\.payload) == [
        #"{"condition":"good","link":"plc1"}"#, #"{"by":"eye","lane":1,"state":"full"}"#,
        #"{"code":"A","outcome":"expired","scanner":"hand-1"}"#, #"{"cause":"operator"}"#,
        #"{"condition":"flickering","eye":"track-1"}"#, #"{"degraded":true,"source":"time"}"#,
      ])
  }
}
