import HubBarcode
import HubUSB
import HubUnits

/// The output side of one scanner: whether it may read, and what it says to the person.
///
/// | told | wanted | does |
/// | --- | --- | --- |
/// | nothing | any | allows reading: a life before this one may have left it prevented |
/// | allowed | prevented | prevents |
/// | prevented | allowed | allows |
/// | as wanted | | sounds, one at a time |
///
/// One order is on its way at a time and nobody waits for it. Leave to read is a state and is said again until it is
/// taken; a sound is said once, in time, or never.
///
/// **Thread**: the scanner's own; time is an argument.
final class ScannerOutput {
  private enum InFlight {
    case order(ScannerOrder)
    case release
  }

  /// How long to wait before leave to read is said again.
  ///
  /// **Source**: a scanner that refuses does so for as long as somebody holds its trigger or its set-up runs; once a
  /// second is often enough for a line that starts, and no load for the bus.
  private static var retryPause: Nanoseconds { .seconds(1) }
  /// How long a tone's bit stays set before it is taken back.
  ///
  /// **Source**: the longest tone of programmable beepers in scanner manuals is about 200 ms; firmware that sounds on
  /// the bit's rise needs its fall, other firmware ignores it.
  private static var toneTime: Nanoseconds { .milliseconds(200) }

  private let cell: ScannerOrderCell
  private let readsWhileStanding: Bool
  private var speech: ScannerSpeech?
  private var inFlight: InFlight?
  private var retryAt = MonotonicInstant.distantPast
  private var releaseAt: MonotonicInstant?
  private(set) var counts = ScannerOrderCounts()

  /// - Parameter readsWhileStanding: this scanner is never prevented: its cards are for a line that stands.
  init(cell: ScannerOrderCell, readsWhileStanding: Bool) {
    self.cell = cell
    self.readsWhileStanding = readsWhileStanding
  }

  /// A device was taken up.
  func begin(_ speech: ScannerSpeech?) {
    self.speech = speech
    inFlight = nil
    retryAt = .distantPast
    releaseAt = nil
    counts.reading = .untold
    counts.hasSounds = ScannerSound.allCases.contains { canBeTold(ScannerOrder($0)) }
  }

  private func canBeTold(_ order: ScannerOrder) -> Bool {
    speech?.bytes(for: order, isPrevented: false) != nil
  }

  /// When it wants a turn though nothing happens.
  var nextDue: MonotonicInstant? {
    guard speech != nil, inFlight == nil else { return nil }
    let reading = wantedReading == nil ? nil : retryAt
    guard let reading, let releaseAt else { return reading ?? releaseAt }
    return min(reading, releaseAt)
  }

  /// What must be said about reading, or nil when the scanner knows, or cannot be told.
  private var wantedReading: ScannerOrder? {
    guard canBeTold(.allowReading) else { return nil }
    switch counts.reading {
    case .untold: return .allowReading
    case .allowed: return cell.isStanding && !readsWhileStanding ? .preventReading : nil
    case .prevented: return cell.isStanding && !readsWhileStanding ? nil : .allowReading
    }
  }

  /// Learns how the last order ended and gives the next.
  ///
  /// - Returns: whether anything changed that a status shows.
  func turn(_ carrier: some OrderCarrier, at now: MonotonicInstant) -> Bool {
    let before = counts
    if let outcome = carrier.orderOutcome() { ended(outcome, at: now) }
    if inFlight == nil { sayNext(to: carrier, at: now) }
    return counts != before
  }

  private func sayNext(to carrier: some OrderCarrier, at now: MonotonicInstant) {
    if let reading = wantedReading {
      // Sounds wait: a scanner that does not take this would not take them either.
      guard now >= retryAt else { return forgetLateSound(at: now) }
      return say(reading, to: carrier, at: now)
    }
    if let sound = cell.takeSound() {
      let order = ScannerOrder(sound.sound)
      // What has no tone for it is never late with it.
      guard canBeTold(order) else { return }
      guard now - sound.at < ScannerOrderCell.soundIsGoodFor else {
        counts.late += 1
        return
      }
      return say(order, to: carrier, at: now)
    }
    if let due = releaseAt, now >= due {
      releaseAt = nil
      guard let bytes = speech?.release(isPrevented: isPrevented) else { return }
      send(bytes, as: .release, to: carrier, at: now)
    }
  }

  private func forgetLateSound(at now: MonotonicInstant) {
    if let sound = cell.takeSound(), canBeTold(ScannerOrder(sound.sound)) { counts.late += 1 }
  }

  private var isPrevented: Bool { counts.reading == .prevented }

  private func say(_ order: ScannerOrder, to carrier: some OrderCarrier, at now: MonotonicInstant) {
    guard let bytes = speech?.bytes(for: order, isPrevented: isPrevented) else { return }
    send(bytes, as: .order(order), to: carrier, at: now)
  }

  private func send(
    _ bytes: BoundedList<64, UInt8>, as what: InFlight, to carrier: some OrderCarrier,
    at now: MonotonicInstant
  ) {
    inFlight = what
    if let fault = carrier.start(bytes, by: speech?.path) { ended(fault, at: now) }
  }

  private func ended(_ outcome: TransferOutcome, at now: MonotonicInstant) {
    guard let done = inFlight else { return }
    inFlight = nil
    guard outcome == .completed else {
      counts.failed += 1
      counts.lastFault = outcome
      retryAt = now + Self.retryPause
      return
    }
    counts.lastFault = nil
    guard case .order(let order) = done else { return }
    counts.sent += 1
    switch order {
    case .allowReading: counts.reading = .allowed
    case .preventReading: counts.reading = .prevented
    case .soundGood, .soundException, .soundError: releaseAt = now + Self.toneTime
    }
  }

  /// Leaves the scanner as it came, in one try; the end of a device that may still be there.
  ///
  /// - Returns: whether an order is on its way, which the caller lets finish.
  func part(from carrier: some OrderCarrier, at now: MonotonicInstant) -> Bool {
    defer {
      speech = nil
      counts.reading = .untold
    }
    guard let speech, inFlight == nil, counts.reading != .untold else { return false }
    let isLeftAsItCame = speech.parting == (isPrevented ? .preventReading : .allowReading)
    guard !isLeftAsItCame else { return false }
    say(speech.parting, to: carrier, at: now)
    return inFlight != nil
  }
}

extension ScannerOrder {
  init(_ sound: ScannerSound) {
    switch sound {
    case .good: self = .soundGood
    case .exception: self = .soundException
    case .error: self = .soundError
    }
  }
}
