import HubUnits

/// One photo-eye with its debounce.
///
/// ```
///  raw      ____|‾|_|‾‾‾‾‾‾‾‾‾‾‾        a leading edge that bounces
///  settled  _______________|‾‾‾‾        changes after `debounce` without a longer return
///  edge.at      ^                       the instant of the first change
/// ```
struct EyeState: BitwiseCopyable {
  /// The settled level.
  private(set) var isBlocked = false
  /// When the settled level last changed.
  private(set) var since: MonotonicInstant = .distantPast
  /// The parcel whose leading edge blocked it last.
  var occupant: ParcelSerial = .none
  /// When the raw level first left the settled one.
  private var began: MonotonicInstant?
  /// When the input was last looked at.
  private var looked: MonotonicInstant = .distantPast
  /// When the raw level was last seen away from the settled one.
  private var lastAway: MonotonicInstant = .distantPast

  /// Takes the raw level at an instant; yields an edge when it has settled.
  mutating func take(_ raw: Bool, at instant: MonotonicInstant, debounce: Nanoseconds) -> EyeEdge? {
    let before = looked
    looked = instant
    if raw != isBlocked {
      lastAway = instant
      guard let start = began else {
        // It changed somewhere between two looks: the middle halves the error.
        let start = before == .distantPast ? instant : before + (instant - before) / 2
        began = start
        return debounce <= .zero ? settle(at: start) : nil
      }
      return instant - start >= debounce ? settle(at: start) : nil
    }
    // Back at the settled level for as long as the debounce: it was a flicker.
    if began != nil, instant - lastAway >= debounce { began = nil }
    return nil
  }

  /// Takes the level as it is, without an edge: nobody saw when it changed.
  mutating func resynchronise(_ raw: Bool, at instant: MonotonicInstant) {
    isBlocked = raw
    since = instant
    looked = instant
    began = nil
    occupant = .none
  }

  private mutating func settle(at start: MonotonicInstant) -> EyeEdge {
    isBlocked.toggle()
    since = start
    began = nil
    return EyeEdge(isBlocked: isBlocked, at: start)
  }
}
