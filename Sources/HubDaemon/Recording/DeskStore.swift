public import HubStore
public import HubUnits

/// What the desk needs of the store; the seam where tests put a disk that fails.
///
/// **Thread**: called from the desk's queue; `lookup` and the reads may block it, `record` may not. A `lookup` is
/// answered from memory, in less than a microsecond; by SQLite while an import is taken over.
public protocol DeskStore: Sendable {
  func lookup(_ code: Barcode) throws(StoreError) -> ManifestAnswer
  /// Returns when the batch is on the disk.
  func record(_ batch: JournalBatch) async throws(StoreError) -> JournalReceipt
  /// How the file and its disk are.
  func health() throws(StoreError) -> StoreHealth
  /// Takes out what all consumers acknowledged, when the file nears its limit; returns how many events went.
  func makeRoom() async throws(StoreError) -> Int
  func parcel(_ serial: ParcelSerial) throws(StoreError) -> ParcelRecord?
  /// What people did with it beside the belt.
  func notes(of serial: ParcelSerial) throws(StoreError) -> [ParcelNote]
  func parcels(withCode code: String, limit: Int) throws(StoreError) -> [ParcelRecord]
}

extension Store: DeskStore {}
