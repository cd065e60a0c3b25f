import HubCore
import HubDevices
import HubUnits

/// What people at the scanners are told of the core's decisions.
///
/// | trace | at the scanner that read the code |
/// | --- | --- |
/// | lane chosen | good |
/// | excepted: bad check digit, not found, two codes | error: this label does not do |
/// | excepted for another reason | exception |
/// | a second code, or a scan that belongs to no parcel | error |
/// | held, stopped; hold reset | all scanners: no reading; reading |
///
/// A parcel is answered for once, and only while the person still has it before her. A belt that stands prevents
/// nothing: labels are scanned beside it until it moves.
///
/// **Shape**: an entry for each parcel on the belt (`Limits.parcels`).
/// **Thread**: a value of the drain.
struct DecisionFeedback {
  enum Saying: Equatable {
    case sound(ScannerSound, on: ScannerIndex, at: MonotonicInstant)
    /// Whether the line stands.
    case standing(Bool)
  }
  private struct Asked {
    let scanner: ScannerIndex
    let at: MonotonicInstant
  }

  /// How long after its code was joined to it a parcel's verdict is still news.
  ///
  /// **Source**: at an induction a person scans every one to two seconds (scan, then place); later she has the next
  /// parcel in hand.
  static var newsTime: Nanoseconds { .seconds(2) }

  /// Scanners with a person at them; nobody listens in a tunnel.
  private let handScanners: Set<ScannerIndex>
  private var asked: [ParcelSerial: Asked] = [:]
  private var excepted: [ParcelSerial: EndReason] = [:]

  init(handScanners: Set<ScannerIndex>) { self.handScanners = handScanners }

  /// For a line: the handheld terminals of its inductions.
  init(_ plan: CorePlan) {
    self.init(handScanners: Set(plan.inductions.indices.compactMap { plan.inductions[$0].scanner }))
  }

  /// What follows from a trace, or nil.
  mutating func take(_ trace: CoreTrace) -> Saying? {
    switch trace.event {
    case .codeAssociated(let read):
      if let reason = excepted[trace.serial] {
        return saying(Self.sound(of: reason), on: read.scanner, at: trace.at)
      }
      forgetIfHoled()
      asked[trace.serial] = Asked(scanner: read.scanner, at: trace.at)
      return nil
    case .laneChosen: return answer(.good, trace)
    case .excepted(let reason):
      forgetIfHoled()
      excepted[trace.serial] = reason
      return answer(Self.sound(of: reason), trace)
    // A card is no label: its terminal answers for it.
    case .scanUnplaced(_, .operatorCard): return nil
    case .codeConflicted(let read), .scanUnplaced(let read, _):
      return saying(.error, on: read.scanner, at: trace.at)
    case .ended:
      asked[trace.serial] = nil
      excepted[trace.serial] = nil
      return nil
    case .held, .stopped: return .standing(true)
    case .holdReset: return .standing(false)
    case .inducted, .appeared, .codeOutranked, .codeRepeated, .lengthMeasured, .eyeMatched, .eyeMissed,
      .lengthDisagreed, .lost, .found, .wentRound, .resumed, .factsArrived, .factsLate, .lanePassedOver,
      .laneCommitted, .redirected, .redirectRefused, .divertOrdered, .divertFired, .divertWithdrawn,
      .divertReleased, .divertNotSent, .divertConfirmed, .divertUnconfirmed, .diverterJudged, .laneChanged,
      .eyeChanged, .trackingChanged, .strayAtLane, .linkChanged, .beltChanged, .beltJumped,
      .holdResetRefused, .commandApplied, .commandRefused, .tableFull:
      return nil
    }
  }

  /// Whether it is the label that does not do, or only this parcel's way.
  static func sound(of reason: EndReason) -> ScannerSound {
    switch reason {
    case .badCheckDigit, .notFound, .multiReadConflict, .noRead: .error
    case .sorted, .hostTimeout, .hostLate, .hostDown, .invalidDestination, .laneFull, .laneDisabled,
      .laneRateLimit, .jamAhead, .gapTooSmall, .merged, .unexpected, .lost, .early, .late, .divertFailed,
      .divertUnconfirmed, .writeExpired, .ioDown, .customsHold, .customsUnknown, .customsSelected,
      .recirculationLimit, .flushedRestart, .flushedStop, .manual:
      .exception
    }
  }

  /// How many parcels are remembered.
  var remembered: Int { asked.count + excepted.count }

  /// Traces can be lost; then ends are missing and what waits for them would grow for ever.
  private mutating func forgetIfHoled() {
    if asked.count > Limits.parcels { asked.removeAll() }
    if excepted.count > Limits.parcels { excepted.removeAll() }
  }

  private mutating func answer(_ sound: ScannerSound, _ trace: CoreTrace) -> Saying? {
    guard let question = asked.removeValue(forKey: trace.serial), trace.at - question.at < Self.newsTime
    else { return nil }
    return saying(sound, on: question.scanner, at: trace.at)
  }

  private func saying(_ sound: ScannerSound, on scanner: ScannerIndex, at instant: MonotonicInstant)
    -> Saying?
  {
    handScanners.contains(scanner) ? .sound(sound, on: scanner, at: instant) : nil
  }
}
