public import HubUnits

/// A person at an induction station: takes a parcel, scans it, waits for a gap, puts it on the belt.
///
/// **Thread**: a value; time and the state of the belt are arguments.
public struct StationWorker: Sendable {
  public enum Action: Sendable, Equatable {
    case scan(parcel: Int)
    case place(parcel: Int)
  }

  private enum State: Sendable {
    case idle
    /// The parcel lies under the scanner's beam; the person waits for its beep.
    case scanning(PopulationParcel, tries: Int, at: MonotonicInstant)
    /// The parcel is in the hands, to be put down from `at` on; scanned until `stale`.
    case holding(PopulationParcel, at: MonotonicInstant, stale: MonotonicInstant)
  }

  /// How long a scan stays good in a person's mind: less than the configuration's `scan_valid_for`, so that a person
  /// who had to wait scans again.
  private static let scanGood = Nanoseconds.milliseconds(2_800)
  /// How often a person tries a label, or a scanner that does not beep.
  private static let tries = 3

  private var queue: [PopulationParcel]
  private var state = State.idle
  private var freeAt: MonotonicInstant
  private let start: MonotonicInstant
  private var random: SeededRandom

  /// - Parameter parcels: what comes to this station, in order of arrival.
  public init(parcels: [PopulationParcel], start: MonotonicInstant, seed: UInt64) {
    queue = parcels.reversed()
    self.start = start
    freeAt = start
    random = SeededRandom(seed: seed)
  }

  /// Whether nothing is left to be placed.
  public var isDone: Bool {
    if case .idle = state { queue.isEmpty } else { false }
  }

  /// The next thing the person does at this instant, or nil when they wait.
  ///
  /// - Parameters:
  ///   - scannerBeeps: whether the handheld scanner works now.
  ///   - scanTime: how long it takes to send a code.
  ///   - hasGap: whether the belt has room for a parcel of this length now.
  public mutating func act(
    at now: MonotonicInstant, scannerBeeps: Bool, scanTime: (PopulationParcel) -> Nanoseconds,
    hasGap: (PopulationParcel) -> Bool
  ) -> Action? {
    switch state {
    case .idle:
      guard let parcel = queue.last, now >= freeAt, now >= start + parcel.arrival else { return nil }
      queue.removeLast()
      if parcel.isHandScanned {
        state = .scanning(parcel, tries: Self.tries, at: now)
      } else {
        state = .holding(parcel, at: now, stale: .distantFuture)
      }
      return nil
    case .scanning(let parcel, let tries, let at):
      guard now >= at else { return nil }
      return scan(parcel, tries: tries, now: now, beeps: scannerBeeps, time: scanTime(parcel))
    case .holding(let parcel, let at, let stale):
      guard now >= at else { return nil }
      if now > stale {
        state = .scanning(parcel, tries: Self.tries, at: now)
        return nil
      }
      guard hasGap(parcel) else { return nil }
      state = .idle
      freeAt = now + .milliseconds(random.integer(in: 250...600))
      return .place(parcel: parcel.number)
    }
  }

  private mutating func scan(
    _ parcel: PopulationParcel, tries: Int, now: MonotonicInstant, beeps: Bool, time: Nanoseconds
  ) -> Action? {
    let wait = Nanoseconds.milliseconds(random.integer(in: 300...1_200))
    if beeps, parcel.label != .unreadable {
      state = .holding(parcel, at: now + time + wait, stale: now + time + Self.scanGood)
      return .scan(parcel: parcel.number)
    }
    // No beep: try again, and in the end put it on the belt as it is.
    if tries > 1 {
      state = .scanning(parcel, tries: tries - 1, at: now + .milliseconds(random.integer(in: 400...800)))
    } else {
      state = .holding(parcel, at: now + wait, stale: .distantFuture)
    }
    return nil
  }
}
