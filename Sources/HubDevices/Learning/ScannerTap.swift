import HubBarcode
import HubRealtime
import HubUSB
import HubUnits

/// Listens to one scanner without the daemon, for `hubctl scanners learn`: takes it, hands every report over, gives it back.
///
/// **Thread**: the caller's, which it blocks until the caller has enough.
public enum ScannerTap {
  /// Vendors whose devices are scanners, not somebody's keyboard.
  ///
  /// **Source**: the makers in udev/scanners.json, without those that also make keyboards or chips for them.
  private static let makers: Set<UInt16> = [
    0x0536, 0x05e0, 0x05f9, 0x065a, 0x067e, 0x0745, 0x080c, 0x0c2e, 0x1eab, 0x1fbb, 0x23d0,
  ]

  /// How long a wait on the bus lasts at most.
  ///
  /// **Source**: a tenth of what a person notices.
  private static let longestWait = Nanoseconds.milliseconds(20)

  /// Devices that have an interface a scanner may have.
  public static func candidates() throws(TapRefusal) -> [TappedScanner] {
    try session { context throws(USBError) in
      found(try context.devices()).map(\.scanner)
    }
  }

  /// Takes the scanner up and tells what happens, until `tell` says no.
  ///
  /// - Parameter tell: what happened; returns whether to go on.
  /// **Errors**: why not, in one line; the scanner is given back all the same.
  public static func listen(
    to target: TapTarget, _ tell: (TapEvent) -> Bool
  ) throws(TapRefusal) {
    if let port = target.port, USBPortPath(port) == nil { throw .notAPort(port) }
    let outcome = try session { context throws(USBError) in
      Result { () throws(TapRefusal) in
        let (device, scanner) = try choose(target, in: context)
        try listen(to: device, scanner, in: context, tell)
      }
    }
    try outcome.get()
  }

  private static func session<Answer>(
    _ body: (borrowing USBContext) throws(USBError) -> Answer
  ) throws(TapRefusal) -> Answer {
    do {
      let context = try USBContext()
      let outcome = Result { () throws(USBError) in try body(context) }
      context.close()
      return try outcome.get()
    } catch {
      throw .usb("kernel: \(error.words): see that /dev/bus/usb is there and that this user may read it")
    }
  }

  private static func found(_ devices: [USBDevice]) -> [(device: USBDevice, scanner: TappedScanner)] {
    devices.filter { device in
      device.interfaces.contains {
        $0.interfaceClass == USBInterface.hidClass || $0.interfaceClass == USBInterface.communicationsClass
      }
    }.map { ($0, TappedScanner($0, among: devices)) }
  }

  private static func choose(
    _ target: TapTarget, in context: borrowing USBContext
  ) throws(TapRefusal) -> (USBDevice, TappedScanner) {
    let all: [(device: USBDevice, scanner: TappedScanner)]
    do { all = found(try context.devices()) } catch { throw .usb("kernel: \(error.words)") }
    var fitting = all.filter { target.fits($0.scanner) }
    // A person's own keyboard and mouse are HID devices, too: with nothing named, only makers of scanners count.
    let known = fitting.filter { makers.contains($0.scanner.vendor) }
    if !target.isNamed, !known.isEmpty { fitting = known }
    guard let first = fitting.first else {
      let plugged = all.map(\.scanner)
      if let port = target.port, !plugged.contains(where: { $0.port == port }) {
        throw .emptyPort(port, plugged: plugged)
      }
      throw .nothingFits(plugged: plugged)
    }
    guard fitting.count == 1 else { throw .several(fitting.map(\.scanner)) }
    guard target.isNamed || makers.contains(first.scanner.vendor) else {
      throw .mayBeAKeyboard(first.scanner)
    }
    return first
  }

  private static func listen(
    to device: USBDevice, _ scanner: TappedScanner, in context: borrowing USBContext,
    _ tell: (TapEvent) -> Bool
  ) throws(TapRefusal) {
    do {
      var claim = try context.open(device)
      let outcome = Result { () throws(USBError) in
        try listen(to: device, scanner, claim: &claim, in: context, tell)
      }
      claim.close(in: context)
      try outcome.get().get()
    } catch let refusal as TapRefusal {
      throw refusal
    } catch let error as USBError {
      switch error.kind {
      case .busy: throw .heldElsewhere(scanner)
      case .deviceGone: throw .unplugged(scanner)
      default: throw .usb(error.message(for: device))
      }
    } catch {
      throw .usb("hub bug: \(error)")
    }
  }

  private static func listen(
    to device: USBDevice, _ scanner: TappedScanner, claim: inout InterfaceClaim,
    in context: borrowing USBContext, _ tell: (TapEvent) -> Bool
  ) throws(USBError) -> Result<Void, TapRefusal> {
    var scanner = scanner
    let choices = try InterfaceChoice.all(of: device, claim: &claim)
    guard let choice = choices.min(by: { $0.mode.preference < $1.mode.preference }) else {
      return .failure(.modeIsNotRead(scanner, .noReportDescriptor))
    }
    scanner.mode = choice.mode
    switch choice.mode {
    case .snapi: return .failure(.modeIsNotRead(scanner, .needsOtherMode))
    case .unsupported(let reason): return .failure(.modeIsNotRead(scanner, reason))
    case .hidPOS, .hidKeyboard, .cdcACM, .ibmOEM, .symbolCOM: break
    }
    try choice.take(from: choices, with: &claim)
    guard tell(.listening(scanner)) else { return .success(()) }
    while true {
      try context.handleEvents(upTo: longestWait)
      while let report = claim.nextReport() {
        let bytes = (0..<report.count).map { report.bytes[$0] }
        guard tell(.report(SentReport(at: report.arrivedAt, bytes: bytes))) else { return .success(()) }
      }
      if let fault = claim.streamFault() {
        return .failure(
          fault == .deviceGone
            ? .unplugged(scanner) : .usb("device: \(scanner.label) fails: transfer \(fault)"))
      }
      guard tell(.quiet(MonotonicClock.now())) else { return .success(()) }
    }
  }
}
