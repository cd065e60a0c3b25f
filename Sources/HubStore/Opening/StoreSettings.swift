/// What may be said about a store when it is opened.
public struct StoreSettings: Sendable {
  /// The largest the file may grow; at the limit writes are refused as `StoreError.full`.
  ///
  /// **Units**: bytes; nil: as large as the disk allows.
  public var largestFile: Int64?

  public init(largestFile: Int64? = nil) { self.largestFile = largestFile }
}
