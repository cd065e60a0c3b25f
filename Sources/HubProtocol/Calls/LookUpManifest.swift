/// Asks what the manifest says of a code.
public struct LookUpManifest: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var entry: ManifestEntry

    public init(entry: ManifestEntry) {
      self.entry = entry
    }
  }

  public static var method: SorterMethod { .lookUpManifest }

  public var code: String

  public init(code: String) {
    self.code = code
  }
}
