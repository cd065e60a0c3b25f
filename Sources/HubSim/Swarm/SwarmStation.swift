import HubUnits

/// One induction station and the person who works there: scan, then place.
struct SwarmStation {
  enum Doing {
    case taking
    /// The wrong parcel was scanned first; now the right one.
    case scanning
    /// Scanned again, as it had been scanned already.
    case scanningAgain
    case placing
    case done
  }

  /// The parcels that come to it, by index, the next one last.
  var queue: [Int]
  var doing = Doing.taking
  /// When the person does the next thing.
  var at: MonotonicInstant
  /// Until then the person trusts the scan of the parcel in the hands.
  var scanGood = MonotonicInstant.distantFuture

  init(queue: [Int], at start: MonotonicInstant) {
    self.queue = queue.reversed()
    // Until the belt has run past the stations, the core knows nobody on it by name.
    at = queue.isEmpty ? .distantFuture : start + .seconds(3)
    if queue.isEmpty { doing = .done }
  }
}
