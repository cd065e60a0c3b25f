/// What may be said about a store when it is opened.
public struct StoreSettings: Sendable {
  /// The largest the file may grow; at the limit writes are refused as `StoreError.full`.
  ///
  /// **Units**: bytes; nil: as large as the disk allows.
  public var largestFile: Int64?
  /// So many codes are kept in memory at most; with more, or with 0, SQLite answers all lookups.
  ///
  /// **Source**: four days of the whole flow of 5,000,000 parcels a day; about 0.9 GB.
  public var largestManifestInMemory: Int

  public init(largestFile: Int64? = nil, largestManifestInMemory: Int = 20_000_000) {
    self.largestFile = largestFile
    self.largestManifestInMemory = largestManifestInMemory
  }
}
