import HubUnits

/// One lane while the line runs.
struct LaneRuntime: BitwiseCopyable {
  /// Parcels on their way to it.
  var inFlight: UInt32 = 0
  var delivered: UInt32 = 0
  var isFull = false
  var isHalfFull = false
  var isJamSuspected = false
  var isJammed = false
  var isDisabled = false
  var isBlocked = false
  /// Its diverter was taken out.
  var isOutOfService = false
  var isRateLimited = false
  /// A parcel that was sent here was not confirmed while the lane's mouth was blocked.
  var wasUnconfirmedWhileBlocked = false
  /// When the length that was booked so far has flowed away.
  private var rateClock: MonotonicInstant = .distantPast
  /// The state that was last told, since when, and by whose word.
  var told: LaneState = .open
  var since: MonotonicInstant = .distantPast
  var by: LaneAuthority = .start

  var state: LaneState {
    if isDisabled { return .disabled }
    if isOutOfService { return .outOfService }
    if isBlocked { return .blocked }
    if isJammed { return .jam }
    if isFull { return .full }
    if isRateLimited { return .rateLimited }
    if isJamSuspected { return .jamSuspected }
    return isHalfFull ? .halfFull : .open
  }

  /// Whose word a state is.
  static func authority(for state: LaneState, before: LaneState) -> LaneAuthority {
    switch state {
    case .disabled: return .operator
    case .outOfService: return .diverter
    case .blocked: return .link
    case .rateLimited: return .rate
    case .jam, .full, .jamSuspected, .halfFull: return .eye
    case .open: return before == .open ? .start : authority(for: before, before: .open)
    }
  }

  /// Whether it takes parcels, but others of its group should be asked first.
  var isSoftlyClosed: Bool {
    switch state {
    case .halfFull, .jamSuspected, .rateLimited: return true
    case .open, .full, .jam, .disabled, .outOfService, .blocked: return false
    }
  }

  /// Why no parcel goes there now.
  var refusal: EndReason? {
    switch state {
    case .open, .halfFull, .jamSuspected, .rateLimited: return nil
    case .full: return .laneFull
    case .jam: return .jamAhead
    case .disabled, .outOfService: return .laneDisabled
    case .blocked: return .ioDown
    }
  }

  /// Whether a parcel's length fits into what the lane takes in the time.
  func mayTake(_ length: Distance, _ rate: LaneRate, at now: MonotonicInstant) -> Bool {
    rateLeft(at: now) + LaneRuntime.cost(of: length, rate) <= rate.per
  }

  /// Books a parcel's length.
  mutating func book(_ length: Distance, _ rate: LaneRate, at now: MonotonicInstant) {
    rateClock = max(rateClock, now) + LaneRuntime.cost(of: length, rate)
  }

  /// When a parcel of this length fits again.
  func takesAgain(_ length: Distance, _ rate: LaneRate) -> MonotonicInstant {
    rateClock - (rate.per - LaneRuntime.cost(of: length, rate))
  }

  private func rateLeft(at now: MonotonicInstant) -> Nanoseconds { max(rateClock - now, .zero) }

  private static func cost(of length: Distance, _ rate: LaneRate) -> Nanoseconds {
    // Micrometres times nanoseconds fit 64 bits up to 9 m in 1,000 s.
    Nanoseconds(length.wholeMillimetres * rate.per.count / max(rate.length.wholeMillimetres, 1))
  }
}
