import Foundation
import GRDB
import Synchronization

/// A manifest on its way in: rows wait in a staging table and go into the manifest all at once.
///
/// Until `commit` nothing of it can be seen; an import that is aborted, dropped with its client, or cut short
/// by a crash leaves nothing.
///
/// **Thread**: safe from any; the batches of one import are added one after the other.
public final class ManifestImport: Sendable {
  /// Names this import in the manifest and in the journal.
  public let id: String
  /// Where it came from, for the record: a file's name, a client's.
  public let source: String
  private let store: Store
  private let state = Mutex(State())

  private struct State {
    var isOver = false
    var refused = 0
  }

  init(store: Store, id: String, source: String) {
    self.store = store
    self.id = id
    self.source = source
  }

  deinit {
    if !state.withLock({ $0.isOver }) { store.clearStaging(of: id) }
  }

  /// Checks a batch and puts the good rows aside.
  ///
  /// - Returns: the rows that were refused, in the order of the file.
  /// **Shape**: 500 to 5,000 rows a batch keep the journal's writer free in between.
  public func add(_ rows: [ManifestRow]) async throws(StoreError) -> [RefusedRow] {
    try beAlive()
    var refused: [RefusedRow] = []
    var good: [CheckedRow] = []
    for row in rows {
      switch CheckedRow.check(row) {
      case .success(let checked): good.append(checked)
      case .failure(let refusal): refused.append(RefusedRow(line: row.line, reason: refusal.reason))
      }
    }
    let (id, accepted) = (id, good)
    refused += try await store.writeInBackground { db in try Staging.add(accepted, of: id, to: db) }
    refused.sort { $0.line < $1.line }
    let count = refused.count
    state.withLock { $0.refused += count }
    return refused
  }

  /// Moves everything into the manifest, in one transaction, and returns when it is on the disk.
  public func commit(at now: WallTime = .now) async throws(StoreError) -> ImportReport {
    try beAlive()
    let (id, source, refused) = (id, source, state.withLock { $0.refused })
    let memory = store.memory
    let outcome = try await store.changeManifest { db in
      let lastFact = try Int64.fetchOne(db, sql: "SELECT max(id) FROM customs_fact") ?? 0
      let report = try Staging.commit(id: id, source: source, refused: refused, at: now, in: db)
      memory.fallBehind()
      return (report: report, lastFact: lastFact)
    } follow: { db, outcome in
      try memory.takeImport(id, factsAfter: outcome.lastFact, from: db)
    }
    state.withLock { $0.isOver = true }
    store.clearStaging(of: id)
    return outcome.report
  }

  /// Forgets everything that was added.
  public func abort() {
    let wasOver = state.withLock { state in
      defer { state.isOver = true }
      return state.isOver
    }
    if !wasOver { store.clearStaging(of: id) }
  }

  private func beAlive() throws(StoreError) {
    if state.withLock({ $0.isOver }) { throw .importOver(id: id) }
  }
}
