/// Makes all rows of an import count at once.
public struct CommitManifestImport: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome
    public var summary: ImportSummary

    public init(outcome: CommandOutcome, summary: ImportSummary) {
      self.outcome = outcome
      self.summary = summary
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
