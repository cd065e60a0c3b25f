import HubBarcode
import HubUSB
public import HubUnits

/// One look at the scanners for `hubctl diag`, with the daemon stopped: lists, opens, reads descriptors, gives back.
///
/// Only what the configuration names is opened: a technician's own keyboard is none of our business. No label is
/// read.
///
/// **Thread**: the caller's, which it blocks for some 10 ms a scanner, at most a second with one that is silent.
public enum USBProbe {
  /// What there is to say: each configured scanner first, then what else is plugged in.
  public static func findings(for all: [ScannerDescription]) -> [USBFinding] {
    let ports = all.filter { $0.mode == .serial }.map(SerialProbe.finding)
    let scanners = all.filter { $0.mode != .serial }
    return ports + usbFindings(for: scanners)
  }

  private static func usbFindings(for scanners: [ScannerDescription]) -> [USBFinding] {
    do {
      let context = try USBContext()
      let outcome = Result { () throws(USBError) in try look(scanners, in: context) }
      context.close()
      return try outcome.get()
    } catch {
      return [
        USBFinding(
          subject: "USB", fact: "kernel: \(error.words)", verdict: .bad,
          next: "see that /dev/bus/usb is there and that this user may read it")
      ]
    }
  }

  private static func look(
    _ scanners: [ScannerDescription], in context: borrowing USBContext
  ) throws(USBError) -> [USBFinding] {
    let plugged = try context.devices()
    let matching = ScannerMatching(
      scanners: scanners, plugged: plugged, held: scanners.map { _ in nil })
    var findings: [USBFinding] = []
    for (index, scanner) in scanners.enumerated() {
      guard let device = matching.devices[index] else {
        findings.append(absence(of: scanner, relative: matching.relatives[index]))
        continue
      }
      if matching.isAmbiguous[index] { findings.append(ambiguity(of: scanner, device)) }
      findings.append(opening(of: device, as: scanner, in: context))
      findings += surroundings(of: device, as: scanner)
    }
    let others = plugged.filter { device in
      device.deviceClass != Self.hubClass
        && !matching.devices.contains { $0?.isSamePlug(as: device) ?? false }
    }
    return findings + others.map(other)
  }

  /// **Source**: usb.org defined class codes.
  private static let hubClass: UInt8 = 0x09

  private static func absence(of scanner: ScannerDescription, relative: UInt16?) -> USBFinding {
    var status = ScannerStatus()
    status.relativeProduct = relative
    return USBFinding(
      subject: scanner.name, fact: "wiring: not plugged in", verdict: .bad,
      next: status.advice(for: scanner).map(withoutParty))
  }

  private static func ambiguity(of scanner: ScannerDescription, _ device: USBDevice) -> USBFinding {
    USBFinding(
      subject: scanner.name, fact: "config: more than one device or scanner has this vendor and product",
      verdict: .warning, next: "add `port: \(device.port)` or `serial:` to its `usb:`")
  }

  /// Whether it can be taken up, tried for real and given back.
  private static func opening(
    of device: USBDevice, as scanner: ScannerDescription, in context: borrowing USBContext
  ) -> USBFinding {
    do {
      var claim = try context.open(device)
      let outcome = Result { () throws(USBError) in try InterfaceChoice.all(of: device, claim: &claim) }
      claim.close(in: context)
      return verdict(on: InterfaceChoice.best(of: try outcome.get(), for: scanner.mode), device, scanner)
    } catch {
      let holder = device.interfaces.compactMap { device.kernelDriver(of: $0.number) }.first
      return USBFinding(
        subject: scanner.name, fact: "\(error.party) \(description(of: device)): \(error.words)",
        verdict: .bad,
        next: error.remedy(for: device, holder: holder)
          + (error.kind == .busy ? holders(of: device.nodePath) : ""))
    }
  }

  /// Who has a node open, as an addition to a remedy; empty where nobody can be seen.
  public static func holders(of node: String) -> String {
    let holders = NodeHolder.all(of: node)
    guard !holders.isEmpty else { return "; run `hubctl diag --offline` as root to see which" }
    return ": it is open in " + holders.map(\.words).joined(separator: ", ")
  }

  private static func verdict(
    on choice: InterfaceChoice?, _ device: USBDevice, _ scanner: ScannerDescription
  ) -> USBFinding {
    let seen = choice.map { SeenMode($0.mode) } ?? .other
    guard let choice, seen.satisfies(scanner.mode) else {
      var reason = "it is in \(seen.words), the configuration says \(scanner.mode.rawValue)"
      if case .unsupported(let why) = choice?.mode { reason += " (\(withoutParty(why.description)))" }
      return USBFinding(
        subject: scanner.name, fact: "device: \(description(of: device)): \(reason)", verdict: .bad,
        next: "scan the set-up code \"\(scanner.mode.setUpCode)\" in its manual, or change `mode:`")
    }
    return USBFinding(
      subject: scanner.name,
      fact:
        "\(description(of: device)): \(seen.words), interface \(choice.interface.number), opens and answers",
      verdict: .good)
  }

  /// What does not stop it today.
  private static func surroundings(of device: USBDevice, as scanner: ScannerDescription) -> [USBFinding] {
    var findings: [USBFinding] = []
    if device.isKeptAwake == false {
      findings.append(
        USBFinding(
          subject: scanner.name,
          fact: "config: the kernel may put it to sleep and lose the first keys of a scan",
          verdict: .warning, next: "install the udev rule \(device.udevRule)"))
    }
    if device.interfaces.contains(where: { device.kernelDriver(of: $0.number) == "usbhid" }) {
      findings.append(
        USBFinding(
          subject: scanner.name, fact: "config: while hubd is stopped it types into the console",
          verdict: .warning, next: "install the udev rule \(device.udevRule)"))
    }
    return findings
  }

  private static func other(_ device: USBDevice) -> USBFinding {
    USBFinding(
      subject: "\(device.label) at \(device.port)",
      fact: "\(device.productName ?? "a device without a name"), not in the configuration", verdict: .good)
  }

  private static func description(of device: USBDevice) -> String {
    let name = [device.manufacturer, device.productName].compactMap { $0 }.joined(separator: " ")
    return "\(device.label) at \(device.port)" + (name.isEmpty ? "" : " (\(name))")
  }

  private static func withoutParty(_ message: String) -> String {
    guard let colon = message.firstIndex(of: ":") else { return message }
    return String(message[message.index(after: colon)...].drop { $0 == " " })
  }
}
