/// Makes all rows of an import count at once.
public struct CommitManifestImport: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome
    /// Rows that went in.
    public var rows: Int

    public init(outcome: CommandOutcome, rows: Int) {
      self.outcome = outcome
      self.rows = rows
    }
  }

  public static var method: SorterMethod { .commitManifestImport }

  public var importID: Int64

  public init(importID: Int64) {
    self.importID = importID
  }

  enum CodingKeys: String, CodingKey {
    case importID = "importId"
  }
}
