import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubStore
import HubUnits
import Testing

@testable import HubDaemon

@Suite("What operators command, and what they are told")
struct LineServiceTests {
  private let stand: ServiceStand

  init() throws { stand = try ServiceStand() }

  /// The refusal of a call, or nil when it was carried out.
  private func refusal(
    _ call: () async throws(SorterError) -> Void
  ) async -> SorterError? {
    do throws(SorterError) { try await call() } catch { return error }
    return nil
  }

  @Test("A redirect that comes too late says by how many millimetres, and so does the same command again")
  func tooLate() async throws {
    let following = await stand.follow()
    await stand.desk.take([
      DeskStand.trace(7, at: 100, .inducted(InductionIndex(0))),
      DeskStand.trace(7, at: 200, .codeAssociated(try DeskStand.read("JD014600003SE", at: 190))),
    ])
    let answering = Task {
      await refusal { () async throws(SorterError) in
        _ = try await stand.service.answer(
          Redirect(parcel: "JD014600003SE", number: 2, id: "r1"), for: ServiceStand.client)
      }
    }
    var commands = stand.commands.makeAsyncIterator()
    guard case .redirect(ParcelSerial(7), LaneIndex(1), let number) = await commands.next() else {
      Issue.record("the core was not asked to send parcel 7 to the second lane")
      return
    }
    await stand.desk.take([
      DeskStand.trace(
        7, at: 300, .redirectRefused(.tooLate, late: Distance(micrometres: 37_200), number)),
      DeskStand.trace(0, at: 300, .commandRefused(number)),
    ])
    // 37.2 mm are more than 37.
    #expect(await answering.value == .redirectRefused(.tooLate, lateMm: 38))
    let again = await refusal { () async throws(SorterError) in
      _ = try await stand.service.answer(
        Redirect(parcel: "JD014600003SE", number: 2, id: "r1"), for: ServiceStand.client)
    }
    guard case .badArgument(field: "id", let reason) = again else {
      Issue.record("\(String(describing: again))")
      return
    }
    #expect(reason.contains("38 mm"))
    following.cancel()
  }

  @Test("A lane that does not exist is not closed: the core hears nothing, and nothing is written down")
  func unknownLane() async throws {
    let refused = await refusal { () async throws(SorterError) in
      _ = try await stand.service.answer(
        SetLane(number: 99, enabled: false, id: "c1"), for: ServiceStand.client)
    }
    #expect(refused == .unknownLane(number: 99))
    #expect(try stand.store.command("c1") == nil)
  }

  @Test("The end of the belt cannot be closed: what arrives there has no other way")
  func endOfBelt() async throws {
    let refused = await refusal { () async throws(SorterError) in
      _ = try await stand.service.answer(
        SetLane(number: 5, enabled: false, id: "c2"), for: ServiceStand.client)
    }
    guard case .badArgument(field: "number", _) = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
    #expect(try stand.store.command("c2") == nil)
  }

  @Test("A command is carried out once, however often its id comes")
  func once() async throws {
    let following = await stand.follow()
    let closing = Task {
      try await stand.service.answer(SetLane(number: 1, enabled: false, id: "c3"), for: ServiceStand.client)
    }
    var commands = stand.commands.makeAsyncIterator()
    guard case .lane(LaneIndex(0), enabled: false, let number) = await commands.next() else {
      Issue.record("the core was not asked to close the first lane")
      return
    }
    await stand.desk.take([DeskStand.trace(0, at: 100, .commandApplied(number))])
    #expect(try await closing.value.outcome == CommandOutcome(id: "c3"))
    // Nobody plays the core now: it would be silent if it were asked again.
    let again = try await stand.service.answer(
      SetLane(number: 1, enabled: false, id: "c3"), for: ServiceStand.client)
    #expect(again.outcome == CommandOutcome(id: "c3", repeated: true))
    following.cancel()
  }

  @Test("A command is answered when people can see what it did, not before")
  func seen() async throws {
    let following = await stand.follow()
    var commands = stand.commands.makeAsyncIterator()
    // The core makes a picture every 50 ms: an answer that does not wait for it is early nearly every time.
    for round in 1...5 {
      let closing = Task {
        try await stand.service.answer(
          SetLane(number: 1, enabled: false, id: "s\(round)"), for: ServiceStand.client)
      }
      guard case .lane(_, _, let number) = await commands.next() else {
        Issue.record("the core was not asked to close the lane")
        return
      }
      let applied = MonotonicClock.now()
      await stand.desk.take([
        CoreTrace(at: applied, belt: .zero, serial: .none, event: .commandApplied(number))
      ])
      _ = try await closing.value
      #expect(stand.threads.snapshot.latest.at >= applied)
    }
    following.cancel()
  }

  /// Lets the core judge the line's link anew.
  private func link(_ conditions: LinkCondition...) async {
    await stand.desk.take(
      conditions.map { DeskStand.trace(0, at: 100, .linkChanged(LinkIndex(0), $0)) })
  }

  /// Waits for a line of the log. **Source**: 20 s, as the hands' stories wait.
  private func awaitLog(_ words: String) async throws {
    let patience = MonotonicClock.now() + .seconds(20)
    while !stand.log.lines.contains(where: { $0.contains(words) }) {
      try #require(MonotonicClock.now() < patience, "never logged: \(words)")
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  private func lines(with words: String) -> [String] { stand.log.lines.filter { $0.contains(words) } }

  @Test("A PLC that has not beaten yet is no loss; one that did is told at once when it stops")
  func firstBeat() async throws {
    let following = await stand.follow()
    await link(.heartbeatLost, .good)
    try await awaitLog("link plc is good")
    #expect(lines(with: "heartbeatLost").isEmpty)
    await link(.heartbeatLost)
    try await awaitLog("heartbeatLost")
    #expect(lines(with: "heartbeatLost").count == 1)
    #expect(lines(with: "heartbeatLost")[0].hasPrefix("error: device: it answers, but the PLC's heartbeat"))
    following.cancel()
  }

  @Test("A PLC that never beats is told when its time from the first image is up")
  func neverBeats() async throws {
    let following = await stand.follow()
    await link(.heartbeatLost)
    try await awaitLog("heartbeatLost")
    following.cancel()
  }

  @Test("A link without images is told in the words of its alarm, not as wiring whatever happened")
  func down() async throws {
    let following = await stand.follow()
    // Nobody listens where this line's link goes.
    let patience = MonotonicClock.now() + .seconds(20)
    while stand.threads.links[0].status.lastError == nil, MonotonicClock.now() < patience {
      try await Task.sleep(for: .milliseconds(1))
    }
    await link(.stale)
    try await awaitLog("link plc is stale")
    #expect(lines(with: "is stale")[0].hasPrefix("error: device: nobody listens"))
    following.cancel()
  }

  @Test("A manifest that outgrows memory is told once, with its reason")
  func manifestMemory() async throws {
    let stand = try ServiceStand(settings: StoreSettings(largestManifestInMemory: 1))
    await stand.service.tellManifestMemory()
    #expect(stand.log.lines.isEmpty)
    let manifest = stand.store.beginImport(source: "test")
    _ = try await manifest.add(["A1", "A2"].map { ManifestRow(line: 1, code: $0, country: "BE") })
    _ = try await manifest.commit()
    await stand.service.tellManifestMemory()
    await stand.service.tellManifestMemory()
    #expect(stand.log.lines.count == 1)
    #expect(stand.log.lines.first?.hasPrefix("warning: config: the manifest has more than 1 codes") == true)
  }
}
