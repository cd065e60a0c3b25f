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
  /// Where the belt was when it did.
  var edgeAt: BeltPosition = .zero
  /// The parcel whose leading edge blocked it last.
  var occupant: ParcelSerial = .none
  /// The parcel that the edge might have been as well, and where the occupant was believed to be.
  var rival: ParcelSerial = .none
  var occupantBefore: BeltPosition = .zero
  /// The last time it was blocked for longer than any parcel is: who came by then was not seen alone.
  var blockBegan = BeltPosition(micrometres: .min / 2)
  var blockEnded = BeltPosition(micrometres: .min / 2)
  /// When the raw level first left the settled one; `distantFuture` while it has not.
  private var began: MonotonicInstant = .distantFuture
  /// When the raw level was last seen away from the settled one.
  private var lastAway: MonotonicInstant = .distantPast

  /// Whether a change has begun that has not settled.
  var isSettling: Bool { began != .distantFuture }

  /// Takes the raw level at an instant.
  ///
  /// - Parameter before: when the input was looked at before.
  mutating func take(
    _ raw: Bool, at instant: MonotonicInstant, before: MonotonicInstant, debounce: Nanoseconds
  ) -> EyeStep {
    if raw != isBlocked {
      lastAway = instant
      if began == .distantFuture {
        // It changed somewhere between two looks: the middle halves the error.
        began = before == .distantPast ? instant : before + (instant - before) / 2
        return debounce <= .zero ? settle() : .nothing
      }
      return instant - began >= debounce ? settle() : .nothing
    }
    // Back at the settled level for as long as the debounce: it was a flicker.
    guard began != .distantFuture, instant - lastAway >= debounce else { return .nothing }
    began = .distantFuture
    return .flicker
  }

  /// Takes the level as it is, without an edge: nobody saw when it changed.
  mutating func resynchronise(_ raw: Bool, at instant: MonotonicInstant) {
    isBlocked = raw
    since = instant
    began = .distantFuture
    occupant = .none
    rival = .none
  }

  private mutating func settle() -> EyeStep {
    isBlocked.toggle()
    since = began
    began = .distantFuture
    return .edge(EyeEdge(isBlocked: isBlocked, at: since))
  }
}
