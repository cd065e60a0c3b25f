/// What an import changed.
public struct ImportSummary: Codable, Hashable, Sendable {
  /// Codes that were not known before.
  public var added: Int
  /// Codes whose row was replaced.
  public var replaced: Int
  /// Rows that were refused.
  public var refused: Int
  /// Customs facts that were taken from the file.
  public var customsFacts: Int
  /// Customs columns that changed nothing: the same was known, or customs itself has spoken since.
  public var customsKept: Int

  public init(added: Int, replaced: Int, refused: Int, customsFacts: Int, customsKept: Int) {
    self.added = added
    self.replaced = replaced
    self.refused = refused
    self.customsFacts = customsFacts
    self.customsKept = customsKept
  }
}
