import HubProtocol

/// A line as its frames tell it.
struct FollowedLine {
  /// Ends kept to be shown. **Source**: more than any terminal has rows.
  private static let endsKept = 200

  private(set) var state: LineState?
  /// The youngest first.
  private(set) var ends: [RecordedEnd] = []
  private var sequence: Int64 = 0

  /// Takes a frame.
  ///
  /// - Returns: false when frames are missing before it: watch anew.
  mutating func take(_ frame: WatchFrame) -> Bool {
    switch frame.kind {
    case .snapshot, .resync:
      guard let whole = frame.state else { return false }
      state = whole
    case .delta:
      guard frame.sequence == sequence + 1, let delta = frame.delta else { return false }
      state?.apply(delta)
      ends = Array((delta.recorded.reversed() + ends).prefix(Self.endsKept))
    }
    sequence = frame.sequence
    return true
  }
}
