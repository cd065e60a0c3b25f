import HubCore
import HubUnits

/// Keeps the read rate of each scanner from what the core traces: who passed, and who read it.
///
/// A good read is a label joined to the parcel, whose check digit did not fail. Parcels that nobody can tell apart or
/// place (merged, too close, lost, unexpected, flushed) say nothing of a scanner and do not count. At a station with a
/// tunnel behind it people need not scan: there a parcel counts for the hand scanner when it read it, or nobody did.
///
/// **Thread**: a value of the desk.
struct ReadRateBook: Sendable {
  private struct Passing {
    let induction: InductionIndex
    let from: BeltPosition
    var hasCode = false
    /// Its name has a failed check digit: to read it again is no good read.
    var isCodeBad = false
    var readers: UInt64 = 0
    /// Scanners that could not read while it was on the belt.
    var excused: UInt64
  }

  let places: ScannerPlaces
  private(set) var rates: [ReadRate]
  private var away: UInt64 = 0
  private var passing: [ParcelSerial: Passing] = [:]

  init(_ places: ScannerPlaces) {
    self.places = places
    // Source: one bit a scanner; Limits.scanners is 16.
    precondition(places.places.count <= 64, "hub bug: more scanners than the read rates can tell apart")
    rates = places.places.map { _ in ReadRate() }
  }

  /// Says which scanners cannot read now: what passes them does not count as unread by them.
  mutating func setAway(_ scanners: Set<Int>) {
    let before = away
    away = scanners.reduce(0) { $0 | Self.bit($1) }
    guard away != before else { return }
    for scanner in scanners where before & Self.bit(scanner) == 0 { rates[scanner].startAnew() }
    for serial in passing.keys { passing[serial]?.excused |= away }
  }

  mutating func take(_ trace: CoreTrace) {
    guard !rates.isEmpty, trace.serial != .none else { return }
    switch trace.event {
    case .inducted(let induction):
      passing[trace.serial] = Passing(induction: induction, from: trace.belt, excused: away)
    case .codeAssociated(let read):
      passing[trace.serial]?.hasCode = true
      passing[trace.serial]?.isCodeBad = read.checkDigit == .failed
      note(read, of: trace.serial)
    case .codeConflicted(let read), .codeOutranked(let read): note(read, of: trace.serial)
    case .codeRepeated(let scanner):
      if passing[trace.serial]?.isCodeBad == false { note(scanner, of: trace.serial) }
    case .ended(let reason, _):
      guard let parcel = passing.removeValue(forKey: trace.serial), Self.counts(reason) else { return }
      end(parcel, travelled: trace.belt - parcel.from)
    default: break
    }
  }

  private mutating func note(_ read: ScanRead, of serial: ParcelSerial) {
    if read.checkDigit != .failed { note(read.scanner, of: serial) }
  }

  private mutating func note(_ scanner: ScannerIndex, of serial: ParcelSerial) {
    passing[serial]?.readers |= Self.bit(scanner.int)
  }

  private mutating func end(_ parcel: Passing, travelled: Distance) {
    for scanner in rates.indices where parcel.excused & Self.bit(scanner) == 0 {
      guard places.hasPassed(scanner, from: parcel.induction, travelled: travelled) else { continue }
      let wasRead = parcel.readers & Self.bit(scanner) != 0
      if case .station = places.places[scanner], !wasRead, parcel.hasCode { continue }
      rates[scanner].take(wasRead: wasRead)
    }
  }

  private static func bit(_ scanner: Int) -> UInt64 { 1 << UInt64(scanner) }

  /// Whether a parcel that ended so was surely one parcel that passed where the belt says.
  private static func counts(_ reason: EndReason) -> Bool {
    switch reason {
    case .merged, .gapTooSmall, .lost, .unexpected, .flushedRestart, .flushedStop, .early, .late: false
    case .sorted, .noRead, .multiReadConflict, .badCheckDigit, .notFound, .hostTimeout, .hostLate, .hostDown,
      .invalidDestination, .laneFull, .laneDisabled, .laneRateLimit, .jamAhead, .divertFailed,
      .divertUnconfirmed, .writeExpired, .ioDown, .customsHold, .customsUnknown, .customsSelected,
      .recirculationLimit, .manual:
      true
    }
  }
}
