import HubConfig
import HubCore
import HubProtocol
import HubStore
import HubUnits
import Logging
import Synchronization

extension LineService {
  func answer(
    _ call: BeginManifestImport, for client: SocketClient
  ) async throws(SorterError) -> BeginManifestImport.Reply {
    guard !isStopping else { throw .stopping }
    let id = nextImport
    nextImport += 1
    imports[id] = OpenImport(
      connection: client.connection, source: call.source, command: call.id,
      rows: store.beginImport(source: call.source))
    return BeginManifestImport.Reply(importID: id)
  }

  func answer(
    _ call: AddManifestRows, for client: SocketClient
  ) async throws(SorterError) -> AddManifestRows.Reply {
    let open = try openImport(call.importID, of: client)
    let rows = call.rows.map { ManifestRow($0) }
    let refused = try await asking { () async throws(StoreError) in try await open.rows.add(rows) }
    return AddManifestRows.Reply(
      accepted: rows.count - refused.count,
      refused: refused.map { RefusedFileRow(line: $0.line, reason: $0.reason) })
  }

  func answer(
    _ call: CommitManifestImport, for client: SocketClient
  ) async throws(SorterError) -> CommitManifestImport.Reply {
    let open = try openImport(call.importID, of: client)
    imports[call.importID] = nil
    if let before = try await admit(open.command, "manifest import \(open.source)", client.actor) {
      open.rows.abort()
      return CommitManifestImport.Reply(
        outcome: before,
        summary: ImportSummary(added: 0, replaced: 0, refused: 0, customsFacts: 0, customsKept: 0))
    }
    let report = try await asking { () async throws(StoreError) in try await open.rows.commit() }
    try await finish(open.command, "\(report.added) added, \(report.replaced) replaced")
    await desk.manifestChanged()
    tellManifestMemory()
    log.notice(
      "\(client.actor): manifest \(open.source): \(report.added) added, \(report.replaced) replaced, \(report.refused) refused"
    )
    return CommitManifestImport.Reply(
      outcome: CommandOutcome(id: open.command),
      summary: ImportSummary(
        added: report.added, replaced: report.replaced, refused: report.refused,
        customsFacts: report.customsFacts, customsKept: report.customsKept))
  }

  func answer(
    _ call: AbortManifestImport, for client: SocketClient
  ) async throws(SorterError) -> AbortManifestImport.Reply {
    try openImport(call.importID, of: client).rows.abort()
    imports[call.importID] = nil
    return NothingMore()
  }

  func answer(
    _ call: LookUpManifest, for client: SocketClient
  ) async throws(SorterError) -> LookUpManifest.Reply {
    let key = try key(call.code)
    let found = try await asking { () async throws(StoreError) in try store.manifestRecord(of: key) }
    guard let row = found else { throw .unknownCode(code: call.code) }
    return LookUpManifest.Reply(
      entry: ManifestEntry(
        code: row.code, country: row.country, postcode: row.postcode, service: Word(row.service),
        priority: Word(row.priority), customs: Word(row.customs), weightG: row.weightGrams,
        importedAt: WireTime(milliseconds: row.importedAt.milliseconds)))
  }

  func answer(_ call: SetCustoms, for client: SocketClient) async throws(SorterError) -> SetCustoms.Reply {
    guard !isStopping else { throw .stopping }
    let key = try key(call.code)
    let what = "customs set \(key.text) \(call.state.value.word)"
    if let before = try await admit(call.id, what, client.actor) { return SetCustoms.Reply(outcome: before) }
    let fact = CustomsFact(key: key, state: call.state.value, source: call.source, at: .now)
    try await asking { () async throws(StoreError) in try await store.record([fact]) }
    // Written first, told second: the desk looks it up again, so no word of customs is ever lost.
    await desk.customsChanged([key])
    try await finish(call.id, "done")
    return SetCustoms.Reply(outcome: CommandOutcome(id: call.id))
  }

  func answer(_ call: GetCustoms, for client: SocketClient) async throws(SorterError) -> GetCustoms.Reply {
    let key = try key(call.code)
    let fact = try await asking { () async throws(StoreError) in try store.currentFact(of: key) }
    guard let last = fact else {
      return GetCustoms.Reply(customs: CustomsAnswer(code: key.text, state: Word(.unknown)))
    }
    return GetCustoms.Reply(
      customs: CustomsAnswer(
        code: key.text, state: Word(last.state), source: last.source,
        at: WireTime(milliseconds: last.at.milliseconds)))
  }

  /// Says, once for each reason, that lookups are answered from the file and why.
  func tellManifestMemory() {
    guard let loss = store.manifestMemory.loss, loss != toldLoss else { return }
    toldLoss = loss
    log.warning("\(loss)")
  }

  private func openImport(_ id: Int64, of client: SocketClient) throws(SorterError) -> OpenImport {
    guard let open = imports[id], open.connection == client.connection else {
      throw .unknownImport(importID: id)
    }
    return open
  }

  private func key(_ code: String) throws(SorterError) -> ParcelKey {
    guard let key = ParcelKey(typed: code) else {
      throw .badArgument(field: "code", reason: "a code has 1 to \(Barcode.capacity) bytes")
    }
    return key
  }
}

extension ManifestRow {
  /// A row as it came over the socket.
  init(_ row: ManifestFileRow) {
    self.init(
      // What is no code at all stays as it is: the store says what is wrong with it.
      line: row.line, code: ParcelKey(typed: row.code)?.text ?? row.code, country: row.country ?? "",
      postcode: row.postcode ?? "",
      service: row.service ?? "", priority: row.priority ?? "", weight: row.weightG ?? "",
      customs: row.customs ?? "")
  }
}
