/// Gives rows to an import.
public struct AddManifestRows: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    /// Rows taken in this call.
    public var accepted: Int
    public var refused: [RefusedFileRow]

    public init(accepted: Int, refused: [RefusedFileRow]) {
      self.accepted = accepted
      self.refused = refused
    }
  }

  public static var method: SorterMethod { .addManifestRows }

  public var importID: Int64
  public var rows: [ManifestFileRow]

  public init(importID: Int64, rows: [ManifestFileRow]) {
    self.importID = importID
    self.rows = rows
  }

  enum CodingKeys: String, CodingKey {
    case importID = "importId"
    case rows
  }
}
