import HubDaemon
import HubStore
import HubUnits
import Synchronization

/// A real store behind a disk that fails when told to.
final class ScriptedStore: DeskStore {
  private struct Script {
    var commitFailure: StoreError?
    var lookupFailure: StoreError?
    var commits = 0
  }
  let real: Store
  private let script = Mutex(Script())

  init(_ real: Store) { self.real = real }

  func failCommits(with error: StoreError?) { script.withLock { $0.commitFailure = error } }
  func failLookups(with error: StoreError?) { script.withLock { $0.lookupFailure = error } }
  var commits: Int { script.withLock { $0.commits } }

  func lookup(_ code: Barcode) throws(StoreError) -> ManifestAnswer {
    if let failure = script.withLock({ $0.lookupFailure }) { throw failure }
    return try real.lookup(code)
  }

  func record(_ batch: JournalBatch) async throws(StoreError) -> JournalReceipt {
    if let failure = script.withLock({ $0.commitFailure }) { throw failure }
    script.withLock { $0.commits += 1 }
    return try await real.record(batch)
  }

  func health() throws(StoreError) -> StoreHealth { try real.health() }

  func makeRoom() async throws(StoreError) -> Int { try await real.makeRoom() }

  func parcel(_ serial: ParcelSerial) throws(StoreError) -> ParcelRecord? { try real.parcel(serial) }

  func parcels(withCode code: String, limit: Int) throws(StoreError) -> [ParcelRecord] {
    try real.parcels(withCode: code, limit: limit)
  }
}
