/// Gives an import up: none of its rows goes in.
public struct AbortManifestImport: SorterCall {
  public typealias Reply = NothingMore

  public static var method: SorterMethod { .abortManifestImport }

  public var importID: Int64

  public init(importID: Int64) {
    self.importID = importID
  }

  enum CodingKeys: String, CodingKey {
    case importID = "importId"
  }
}
