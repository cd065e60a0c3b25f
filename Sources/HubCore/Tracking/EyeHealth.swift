import HubUnits

/// What an eye has done so far, and what is thought of it.
struct EyeHealth: BitwiseCopyable {
  /// Flickers in a minute that make an eye dirty. **Source**: FIELD.md row 33.
  static let flickerLimit = 14
  /// Parcels in a row that an eye missed and another saw. **Source**: one may have been carried over it, three not.
  static let blindLimit = 3

  var condition: EyeCondition = .good
  var early: UInt32 = 0
  var late: UInt32 = 0
  var missing: UInt32 = 0
  var unexpected: UInt32 = 0
  var matched: UInt32 = 0
  /// Of the errors' magnitudes, in micrometres.
  var errorSum: Int64 = 0
  var worstError: Distance = .zero
  var flickers: UInt32 = 0
  /// Missed here and seen later, since the last parcel that was seen here.
  var missedInRow = 0
  private var flickersInMinute = 0
  private var minuteBegan: MonotonicInstant = .distantPast

  /// Notes a change shorter than the debounce; true when there are too many of them.
  mutating func flickered(at instant: MonotonicInstant) -> Bool {
    flickers &+= 1
    if instant - minuteBegan > .seconds(60) {
      minuteBegan = instant
      flickersInMinute = 0
    }
    flickersInMinute += 1
    return flickersInMinute >= EyeHealth.flickerLimit
  }

  /// Whether it has been quiet for a minute.
  func isQuiet(at instant: MonotonicInstant) -> Bool { instant - minuteBegan > .seconds(60) }

  /// Notes a parcel that was seen where it was expected, more or less.
  mutating func matched(error: Distance) {
    matched &+= 1
    missedInRow = 0
    errorSum &+= error.magnitude.micrometres
    worstError = max(worstError, error.magnitude)
  }
}
