/// Opens an import; it dies with its connection.
public struct BeginManifestImport: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var importID: Int64

    public init(importID: Int64) {
      self.importID = importID
    }

    enum CodingKeys: String, CodingKey {
      case importID = "importId"
    }
  }

  public static var method: SorterMethod { .beginManifestImport }

  /// Where the rows come from, for the audit: a file's name.
  public var source: String
  /// Makes the commit idempotent.
  public var id: String

  public init(source: String, id: String) {
    self.source = source
    self.id = id
  }
}
