/// How the manifest in memory is, for people.
public struct ManifestMemoryStatus: Equatable, Sendable {
  /// Codes that the manifest or customs know; an SSCC's two spellings are one.
  public var codes: Int
  /// What they take, unused room included. **Units**: bytes.
  public var bytes: Int
  /// Lookups are answered from memory; otherwise SQLite is asked.
  public var isAnswering: Bool
  /// Why it is of no use, when it is not.
  public var loss: ManifestMemoryLoss?
}
