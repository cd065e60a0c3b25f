/// What became of an order to a diverter on the wire.
public enum OrderResult: String, Codable, CaseIterable, Hashable, Sendable {
  /// The device acknowledged the write.
  case written
  /// The deadline passed before the write could begin: nothing was sent.
  case expired
  /// Dropped unsent: the link was down or held.
  case dropped
  /// Sent, but no good answer came: the output may have moved.
  case unknown
}
