import HubDaemon
import HubProtocol
import HubUnits
import Synchronization

/// A daemon made of paper: answers from memory and remembers what it was asked.
final class FakeSorterService: SorterService {
  private struct Memory {
    var commands: [String] = []
    var closed: [Int64] = []
    var closeWaiters: [(Int64, CheckedContinuation<Void, Never>)] = []
    var openImports: [Int64: Int64] = [:]
  }
  private let memory = Mutex(Memory())

  /// The commands that came, as `METHOD id by ROLE`.
  var commands: [String] { memory.withLock(\.commands) }
  /// The connections that were reported closed.
  var closed: [Int64] { memory.withLock(\.closed) }
  /// The imports that are open.
  var openImports: Set<Int64> { memory.withLock { Set($0.openImports.keys) } }

  /// Returns once the connection was reported closed.
  func waitUntilClosed(_ connection: Int64) async {
    await withCheckedContinuation { continuation in
      let isClosed = memory.withLock { memory in
        if memory.closed.contains(connection) { return true }
        memory.closeWaiters.append((connection, continuation))
        return false
      }
      if isClosed { continuation.resume() }
    }
  }

  static let state = LineState(
    line: "paper", at: WireTime(milliseconds: 0), uptimeMs: 0, cycle: 0, planVersion: "p1",
    belt: BeltView(lengthMm: 60_000, motion: .moving, speedMmS: .good(2_500), positionMm: .good(0)),
    links: [LinkView(name: "plc1", address: "127.0.0.1:502", condition: .good(.good))],
    lanes: [LaneView(number: 1, name: "BE", atMm: 12_000)])

  private func note(_ command: String, _ id: String, _ client: SocketClient) -> CommandOutcome {
    memory.withLock { memory in
      let isRepeated = memory.commands.contains { $0.hasPrefix("\(command) \(id) ") }
      memory.commands.append("\(command) \(id) by \(client.role?.rawValue ?? "nobody")")
      return CommandOutcome(id: id, repeated: isRepeated, sequence: Int64(memory.commands.count))
    }
  }

  func answer(_ call: GetState, for client: SocketClient) async throws(SorterError) -> GetState.Reply {
    GetState.Reply(state: Self.state)
  }
  func answer(_ call: Why, for client: SocketClient) async throws(SorterError) -> Why.Reply {
    throw .unknownParcel(query: call.query)
  }
  func answer(_ call: GetHealth, for client: SocketClient) async throws(SorterError) -> GetHealth.Reply {
    GetHealth.Reply(
      health: LineHealth(
        line: "paper", version: "0", uptimeMs: 0,
        configuration: LineHealth.Configuration(path: "line.yaml", planVersion: "p1"),
        realtime: RealtimeHealth(wish: .off, granted: false, memoryLocked: false, cycleUs: 1_000),
        journal: JournalHealth(path: "j", writable: true, sizeBytes: 0, freeBytes: 9_000_000_000),
        clock: LineHealth.Clock(now: .now), clients: LineHealth.Clients(), belt: Self.state.belt,
        links: Self.state.links))
  }
  func answer(_ call: SetLane, for client: SocketClient) async throws(SorterError) -> SetLane.Reply {
    guard call.number == 1 else { throw .unknownLane(number: call.number) }
    return SetLane.Reply(outcome: note("SetLane", call.id, client))
  }
  func answer(_ call: Redirect, for client: SocketClient) async throws(SorterError) -> Redirect.Reply {
    guard call.number == 1 else { throw .redirectRefused(.tooLate, lateMm: 120) }
    return Redirect.Reply(outcome: note("Redirect", call.id, client))
  }
  func answer(_ call: Hold, for client: SocketClient) async throws(SorterError) -> Hold.Reply {
    Hold.Reply(outcome: note("Hold", call.id, client))
  }
  func answer(_ call: ResetHold, for client: SocketClient) async throws(SorterError) -> ResetHold.Reply {
    throw .resetRefused(cause: .journalDown)
  }
  func answer(_ call: BeginManifestImport, for client: SocketClient) async throws(SorterError)
    -> BeginManifestImport.Reply
  {
    memory.withLock { $0.openImports[client.connection] = client.connection }
    return BeginManifestImport.Reply(importID: client.connection)
  }
  func answer(_ call: AddManifestRows, for client: SocketClient) async throws(SorterError)
    -> AddManifestRows.Reply
  {
    guard openImports.contains(call.importID) else { throw .unknownImport(importID: call.importID) }
    return AddManifestRows.Reply(accepted: call.rows.count, refused: [])
  }
  func answer(_ call: CommitManifestImport, for client: SocketClient) async throws(SorterError)
    -> CommitManifestImport.Reply
  {
    throw .unknownImport(importID: call.importID)
  }
  func answer(_ call: AbortManifestImport, for client: SocketClient) async throws(SorterError)
    -> AbortManifestImport.Reply
  {
    NothingMore()
  }
  func answer(_ call: LookUpManifest, for client: SocketClient) async throws(SorterError)
    -> LookUpManifest.Reply
  {
    throw .unknownCode(code: call.code)
  }
  func answer(_ call: SetCustoms, for client: SocketClient) async throws(SorterError) -> SetCustoms.Reply {
    SetCustoms.Reply(outcome: note("SetCustoms", call.id, client))
  }
  func answer(_ call: GetCustoms, for client: SocketClient) async throws(SorterError) -> GetCustoms.Reply {
    GetCustoms.Reply(customs: CustomsAnswer(code: call.code, state: Word(.unknown)))
  }
  func answer(_ call: ReadEvents, for client: SocketClient) async throws(SorterError) -> ReadEvents.Reply {
    ReadEvents.Reply(events: [], nextSequence: call.fromSequence)
  }
  func answer(_ call: AcknowledgeEvents, for client: SocketClient) async throws(SorterError)
    -> AcknowledgeEvents.Reply
  {
    throw .storeUnavailable(reason: "made of paper")
  }
  func answer(_ call: GetReport, for client: SocketClient) async throws(SorterError) -> GetReport.Reply {
    GetReport.Reply(
      report: LineReport(
        line: "paper", since: WireTime(milliseconds: 0), until: .now, inducted: 0, onBelt: 0))
  }

  func answer(_ call: ReadIO, for client: SocketClient) async throws(SorterError) -> ReadIO.Reply {
    ReadIO.Reply(points: [])
  }
  func answer(_ call: WriteIO, for client: SocketClient) async throws(SorterError) -> WriteIO.Reply {
    WriteIO.Reply(outcome: note("WriteIO", call.id, client))
  }
  func answer(_ call: JogOutput, for client: SocketClient) async throws(SorterError) -> JogOutput.Reply {
    guard call.output == "lane-1" else { throw .jogRefused(.notHeld, subject: "line paper") }
    return JogOutput.Reply(outcome: note("JogOutput", call.id, client))
  }
  func answer(_ call: TryDiverter, for client: SocketClient) async throws(SorterError) -> TryDiverter.Reply {
    TryDiverter.Reply(outcome: note("TryDiverter", call.id, client))
  }

  func connectionClosed(_ client: SocketClient) async {
    let waiters = memory.withLock { memory in
      memory.closed.append(client.connection)
      memory.openImports[client.connection] = nil
      defer { memory.closeWaiters.removeAll { $0.0 == client.connection } }
      return memory.closeWaiters.filter { $0.0 == client.connection }
    }
    for waiter in waiters { waiter.1.resume() }
  }
}
