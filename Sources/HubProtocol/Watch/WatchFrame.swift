/// One reply to `Watch`.
public struct WatchFrame: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
    /// The first frame: the whole state.
    case snapshot
    /// What changed since the frame whose number is one less.
    case delta
    /// Frames were lost because the client read too slowly: forget what you know, here is the whole state.
    case resync
  }

  /// Grows by one from frame to frame; the same moment has the same number for every client.
  public var sequence: Int64
  public var kind: Kind
  /// With `snapshot` and `resync`.
  public var state: LineState?
  /// With `delta`.
  public var delta: LineDelta?

  public init(sequence: Int64, kind: Kind, state: LineState? = nil, delta: LineDelta? = nil) {
    self.sequence = sequence
    self.kind = kind
    self.state = state
    self.delta = delta
  }
}
