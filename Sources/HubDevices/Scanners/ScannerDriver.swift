import HubBarcode
import HubCore
import HubRealtime
import HubUSB
import HubUnits

/// One scanner of the line, from plugged in to labels in the core's ring.
///
/// **Thread**: hub-usb only.
final class ScannerDriver {
  let scanner: ScannerDescription
  private let settings: ScanDecoderSettings
  private let published: SnapshotWriter<ScannerStatus>
  private let handover: ScanHandover
  /// What is said to it: beeps, and whether it may read.
  private let output: ScannerOutput

  private var life = ScannerLife()
  private var device: USBDevice?
  private var claim: HeldClaim?
  /// Nil while there is nothing to read: a keyboard in the wrong mode is held all the same.
  private var decoding: ScanDecoding?
  /// The stream is started and its fault not dealt with yet.
  private var isStreaming = false
  /// Until when labels may be from before the scanner was taken up.
  private var settlesAt = MonotonicInstant.distantPast
  /// A plug that is gone though the list may still show it, and until when it is not looked at.
  private var gone: (device: USBDevice, until: MonotonicInstant)?
  private var status = ScannerStatus()
  private var isChanged = true

  init(
    scanner: ScannerDescription, status: consuming SnapshotWriter<ScannerStatus>,
    handover: ScanHandover, output: ScannerOutput
  ) {
    self.scanner = scanner
    settings = ScanDecoderSettings(scanner)
    published = status
    self.handover = handover
    self.output = output
  }

  /// The device it has now.
  var heldDevice: USBDevice? { device }

  /// When it next wants a turn though nothing happens on the bus.
  var nextDue: MonotonicInstant? {
    var next = status.state == .opening && life.state == .ready ? settlesAt : nil
    for due in [decoding?.decoder.nextDeadline, life.due, isStreaming ? output.nextDue : nil] {
      if let due { next = next.map { min($0, due) } ?? due }
    }
    return next
  }

  /// Whether a listed device is one that just left.
  func isGone(_ device: USBDevice, at now: MonotonicInstant) -> Bool {
    guard let gone else { return false }
    return gone.device.isSamePlug(as: device) && now < gone.until
  }

  // MARK: coming and going

  /// Learns what the list says of it.
  func matched(
    _ found: USBDevice?, isTold: Bool = true, isAmbiguous: Bool, relative: UInt16?, byListing: Bool,
    at now: MonotonicInstant,
    in context: borrowing USBContext
  ) {
    if let device, !(found?.isSamePlug(as: device) ?? false) { leave(at: now, in: context) }
    if device == nil, let found {
      device = found
      gone = nil
      life.plugged(at: now)
      status.wasFoundByListing = byListing
      status.seenMode = .unknown
      status.error = nil
      status.lastFault = nil
      isChanged = true
    }
    if device == nil, life.state == .usbUnavailable { life.unplugged() }
    let isUntold = !isTold && device != nil
    if status.isUntold != isUntold {
      status.isUntold = isUntold
      isChanged = true
    }
    if status.isAmbiguous != isAmbiguous || status.relativeProduct != relative {
      status.isAmbiguous = isAmbiguous
      status.relativeProduct = relative
      isChanged = true
    }
    publish(at: now)
  }

  /// libusb cannot be used.
  func lostUSB(_ error: USBError, at now: MonotonicInstant) {
    life.lostUSB()
    status.error = error
    isChanged = true
    publish(at: now)
  }

  /// Gives the device back; the end of the thread, or of a session with libusb.
  func leave(at now: MonotonicInstant, in context: borrowing USBContext) {
    close(in: context)
    device = nil
    life.unplugged()
    isChanged = true
    publish(at: now)
  }

  private func close(in context: borrowing USBContext) {
    isStreaming = false
    // What was read before an unplug or a stop was read: it counts, also if it is still on its way.
    _ = claim?.pauseStream(in: context)
    takeReports()
    decoding?.decoder.restart()
    count()
    decoding = nil
    if let claim, output.part(from: claim, at: MonotonicClock.now()) { claim.finishOutput(in: context) }
    claim?.close(in: context)
    claim = nil
  }

  // MARK: one turn

  /// Takes what came and does what is due.
  func turn(at now: MonotonicInstant, in context: borrowing USBContext) {
    takeReports()
    if let deadline = decoding?.decoder.nextDeadline, now >= deadline {
      decoding?.decoder.poll(at: now)
      takeScans()
      count()
    }
    if isStreaming, let fault = claim?.streamFault { broke(fault, at: now, in: context) }
    perform(life.action(at: now), at: now, in: context)
    if isStreaming, let claim, output.turn(claim, at: now) { isChanged = true }
    if life.state == .absent, let left = device {
      // The device says it is gone before the list does: taking the same plug up again at once would fail.
      gone = (left, now + Self.goneFor)
      leave(at: now, in: context)
    }
    publish(at: now)
  }

  /// How long a plug that said it is gone is left alone though it is still listed.
  ///
  /// **Source**: the slow list's period; longer than udev needs to tell the departure (1.1 ms measured).
  private static var goneFor: Nanoseconds { .seconds(2) }

  private func takeReports() {
    while let report = claim?.nextReport() {
      decoding?.decoder.feed(report.bytes.span.extracting(0..<report.count), at: report.arrivedAt)
      life.reportArrived()
      takeScans()
    }
    count()
  }

  private func takeScans() {
    guard let decoding else { return }
    if handover.take(from: decoding, believedFrom: settlesAt, into: &status) { isChanged = true }
  }

  private func count() {
    if decoding?.count(into: &status) ?? false { isChanged = true }
  }

  // MARK: failing and recovering

  private func broke(_ fault: TransferOutcome, at now: MonotonicInstant, in context: borrowing USBContext) {
    isStreaming = false
    status.transferFaults += 1
    status.lastFault = fault
    status.error = nil
    isChanged = true
    decoding?.decoder.restart()
    let cameBack = claim?.pauseStream(in: context) ?? true
    // The transfers that came back with it may know more: an unplug often begins as a failure.
    life.broke(cameBack ? claim?.streamFault ?? fault : .deviceGone, at: now)
  }

  private func perform(
    _ action: ScannerLife.Action, at now: MonotonicInstant, in context: borrowing USBContext
  ) {
    guard action != .none else { return }
    isChanged = true
    do {
      switch action {
      case .none: break
      case .open: return open(at: now, in: context)
      case .resume: break
      case .clearHalt:
        if let endpoint = decoding?.choice?.data.inEndpoint {
          try claim?.clearHalt(endpoint: endpoint.address)
        }
      case .reset:
        if let choice = decoding?.choice { try claim?.reset(choice: choice) }
      }
      claim?.resumeStream()
      isStreaming = true
      life.stepDone(at: now)
    } catch {
      status.error = error
      life.stepFailed(error.kind, at: now)
    }
  }

  // MARK: taking up

  private func open(at now: MonotonicInstant, in context: borrowing USBContext) {
    guard let device else { return }
    close(in: context)
    do {
      var claim = try context.open(device)
      let outcome = Result { () throws(USBError) in try takeInterface(of: device, with: &claim) }
      let held = HeldClaim(claim)
      self.claim = held
      guard try outcome.get() else {
        // A keyboard stays ours though it is not read: given back, it would type every code into a console.
        if status.seenMode != .keyboard { close(in: context) }
        return life.isInWrongMode()
      }
      isStreaming = true
      output.begin(decoding?.choice.flatMap { ScannerSpeech($0, commands: scanner.serialCommands) })
      status.error = nil
      status.openings &+= 1
      settlesAt = now + ScanHandover.settling
      life.opened(at: now)
    } catch {
      close(in: context)
      status.error = error
      life.refused(error.kind, at: now)
    }
  }

  /// Finds the right interface and starts reading it.
  ///
  /// - Returns: false when the device speaks another way than the configuration says.
  private func takeInterface(
    of device: USBDevice, with claim: inout InterfaceClaim
  ) throws(USBError) -> Bool {
    let choices = try InterfaceChoice.all(of: device, claim: &claim)
    let best = InterfaceChoice.best(of: choices, for: scanner.mode)
    status.seenMode = best.map { SeenMode($0.mode) } ?? .other
    guard let best, status.seenMode.satisfies(scanner.mode), best.data.inEndpoint != nil else { return false }
    do {
      decoding = try ScanDecoding(best, settings: settings)
    } catch {
      return false  // recognised but not decoded; the seen mode says which
    }
    try best.take(from: choices, with: &claim)
    return true
  }

  // MARK: telling

  private func publish(at now: MonotonicInstant) {
    // Ready is told once its labels are believed.
    let state = life.state == .ready && now < settlesAt ? .opening : life.state
    if status.state != state || status.since == .distantPast {
      status.state = state
      status.since = now
      isChanged = true
    }
    guard isChanged else { return }
    isChanged = false
    status.step = life.step
    status.attempts = life.attempts
    status.orders = output.counts
    status.port = device?.port
    status.address = device?.address ?? 0
    published.write(status)
  }
}
