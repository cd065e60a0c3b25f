import HubConfig
import HubCore
import HubProtocol
import HubRealtime
import HubStore
import HubUnits
import Logging
import Synchronization

extension LineService {
  func answer(_ call: SetLane, for client: SocketClient) async throws(SorterError) -> SetLane.Reply {
    SetLane.Reply(outcome: try await setLane(call, actor: client.actor))
  }

  /// A client's command, or a terminal's.
  ///
  /// - Parameter actor: for the audit.
  func setLane(_ call: SetLane, actor: String) async throws(SorterError) -> CommandOutcome {
    guard let number = UInt16(exactly: call.number), let lane = line.lane(number: number) else {
      throw .unknownLane(number: call.number)
    }
    guard call.enabled || plan.lanes[lane.int].kind != .exception else {
      throw .badArgument(
        field: "number",
        reason: "lane \(call.number) is the end of the belt: what arrives there cannot go elsewhere")
    }
    let word = call.enabled ? "open" : "close"
    return try await carryOut(call.id, "lane \(word) \(call.number)", actor) { number in
      .lane(lane, enabled: call.enabled, number)
    }
  }

  func answer(_ call: Redirect, for client: SocketClient) async throws(SorterError) -> Redirect.Reply {
    guard let number = UInt16(exactly: call.number), let lane = line.lane(number: number) else {
      throw .unknownLane(number: call.number)
    }
    let serial = try await serialOnBelt(call.parcel)
    return Redirect.Reply(
      outcome: try await carryOut(
        call.id, "redirect \(call.parcel) to lane \(call.number)", client.actor, namesParcel: true
      ) {
        // What left the belt meanwhile is told by the core, in the same words.
        .redirect(serial, lane, $0)
      })
  }

  /// The one parcel on the belt that a code or a serial names; one that left it, for the core to refuse.
  private func serialOnBelt(_ query: String) async throws(SorterError) -> ParcelSerial {
    let stories = try await asking { () async throws(StoreError) in try await desk.why(query) }
    let onBelt = stories.filter { $0.reason == nil }
    guard onBelt.count <= 1 else {
      let serials = onBelt.map { "\($0.serial.number)" }.joined(separator: ", ")
      throw .badArgument(
        field: "parcel",
        reason: "\(onBelt.count) parcels on the belt carry this code; name its serial: \(serials)"
      )
    }
    guard let story = onBelt.first ?? stories.first else { throw .unknownParcel(query: query) }
    return story.serial
  }

  func answer(_ call: Hold, for client: SocketClient) async throws(SorterError) -> Hold.Reply {
    Hold.Reply(outcome: try await carryOut(call.id, "hold", client.actor) { .hold(.operator, $0) })
  }

  func answer(_ call: ResetHold, for client: SocketClient) async throws(SorterError) -> ResetHold.Reply {
    if await desk.isJournalDown { throw .resetRefused(cause: .journalDown) }
    return ResetHold.Reply(outcome: try await carryOut(call.id, "reset", client.actor) { .reset($0) })
  }

  /// Carries a command through the core once, however often its id comes, and writes it down.
  private func carryOut(
    _ id: String, _ what: String, _ actor: String, namesParcel: Bool = false,
    _ message: (CommandNumber) -> ControlMessage
  ) async throws(SorterError) -> CommandOutcome {
    guard !isStopping else { throw .stopping }
    if let before = try await admit(id, what, actor) { return before }
    let number = CommandNumber(nextCommand)
    nextCommand += 1
    if namesParcel { await desk.expect(number, by: actor) }
    guard send(message(number)) else { throw .coreSilent(waitedMs: 0) }
    guard let answer = await answer(to: number) else {
      if isStopping { throw .stopping }
      throw .coreSilent(waitedMs: Int(patience.wholeMilliseconds))
    }
    let refusal = answer.isApplied ? nil : refusals.removeValue(forKey: number)
    let result = answer.isApplied ? "done" : refusal.map { "refused: \($0)" } ?? "refused"
    try await finish(id, result)
    log.notice("\(actor): \(what): \(result)")
    if !answer.isApplied { throw refusal ?? .resetRefused(cause: heldCause ?? .operator) }
    // Whoever looks next sees what was done: the answer does not overtake the picture.
    await pictureShows(answer.at, within: .seconds(1))
    return CommandOutcome(id: id)
  }

  /// What the core says to a command: applied, refused, or nothing in time.
  private func answer(to number: CommandNumber) async -> CoreAnswer? {
    let waiting = Task {
      do { try await Task.sleep(for: .nanoseconds(patience.count)) } catch { return }
      giveUp(number)
    }
    defer { waiting.cancel() }
    return await withCheckedContinuation { commands[number] = $0 }
  }

  /// Waits until the core's picture is of this instant or later, or until the patience ends: the core makes one every
  /// 50 ms, and one that makes none stands still, which is found elsewhere.
  func pictureShows(_ instant: MonotonicInstant, within patience: Nanoseconds) async {
    let end = MonotonicClock.now() + patience
    while threads.snapshot.latest.at < instant, MonotonicClock.now() < end {
      do { try await Task.sleep(for: .milliseconds(5)) } catch { return }
    }
  }

  private func giveUp(_ number: CommandNumber) {
    commands.removeValue(forKey: number)?.resume(returning: nil)
  }

  /// Writes the command down; an outcome when the same command came before.
  func admit(
    _ id: String, _ what: String, _ actor: String
  ) async throws(SorterError) -> CommandOutcome? {
    guard !id.isEmpty, id.utf8.count <= 128 else {
      throw .badArgument(field: "id", reason: "a command's id has 1 to 128 bytes")
    }
    let entry = CommandEntry(id: id, at: .now, who: actor, what: what)
    switch try await asking({ () async throws(StoreError) in try await store.admit(entry) }) {
    case .new: return nil
    case .repeated(let before):
      guard let result = before.result, result.hasPrefix("refused") else {
        return CommandOutcome(id: id, repeated: true)
      }
      throw .badArgument(field: "id", reason: "it was \(result); give a new id to try again")
    case .conflicting: throw .commandMismatch(id: id)
    }
  }

  func finish(_ id: String, _ result: String) async throws(SorterError) {
    try await asking { () async throws(StoreError) in try await store.finish(id, result: result) }
  }

  /// Asks the store, in the socket's words when it fails.
  @discardableResult
  func asking<Value: Sendable>(
    _ work: () async throws(StoreError) -> Value
  ) async throws(SorterError) -> Value {
    do {
      return try await work()
    } catch {
      throw .storeUnavailable(reason: "\(error)")
    }
  }

  private var heldCause: HoldView.Cause? {
    threads.snapshot.latest.hold.flatMap { HoldView.Cause(rawValue: $0.word) }
  }
}
