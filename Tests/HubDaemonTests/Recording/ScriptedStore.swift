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
    var isHanging = false
    var hanging: [CheckedContinuation<Void, Never>] = []
  }
  let real: Store
  private let script = Mutex(Script())

  init(_ real: Store) { self.real = real }

  func failCommits(with error: StoreError?) { script.withLock { $0.commitFailure = error } }
  func failLookups(with error: StoreError?) { script.withLock { $0.lookupFailure = error } }
  /// From here on commits do not come back, until they are let go.
  func hangCommits() { script.withLock { $0.isHanging = true } }
  func letCommitsGo() {
    let waiting = script.withLock { script in
      script.isHanging = false
      defer { script.hanging = [] }
      return script.hanging
    }
    for commit in waiting { commit.resume() }
  }
  var commits: Int { script.withLock { $0.commits } }

  func lookup(_ code: Barcode) throws(StoreError) -> ManifestAnswer {
    if let failure = script.withLock({ $0.lookupFailure }) { throw failure }
    return try real.lookup(code)
  }

  func record(_ batch: JournalBatch) async throws(StoreError) -> JournalReceipt {
    if let failure = script.withLock({ $0.commitFailure }) { throw failure }
    script.withLock { $0.commits += 1 }
    await withCheckedContinuation { continuation in
      let mustHang = script.withLock { script in
        if script.isHanging { script.hanging.append(continuation) }
        return script.isHanging
      }
      if !mustHang { continuation.resume() }
    }
    return try await real.record(batch)
  }

  func health() throws(StoreError) -> StoreHealth { try real.health() }

  func makeRoom() async throws(StoreError) -> Int { try await real.makeRoom() }

  func parcel(_ serial: ParcelSerial) throws(StoreError) -> ParcelRecord? { try real.parcel(serial) }

  func notes(of serial: ParcelSerial) throws(StoreError) -> [ParcelNote] { try real.notes(of: serial) }

  func parcels(withCode code: String, limit: Int) throws(StoreError) -> [ParcelRecord] {
    try real.parcels(withCode: code, limit: limit)
  }
}
