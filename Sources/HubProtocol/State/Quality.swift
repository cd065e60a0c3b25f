/// How far a measured value can be trusted.
public enum Quality: String, Codable, CaseIterable, Hashable, Sendable {
  /// Fresh.
  case good
  /// The last one known, older than its source should let it be.
  case stale
  /// Never measured, or its source is gone.
  case unknown
}
