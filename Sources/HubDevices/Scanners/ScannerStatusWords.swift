import HubBarcode
import HubUSB
public import HubUnits

extension ScannerStatus {
  /// One sentence for a technician: the party, the fact, the next thing to do. Nil while there is nothing to do.
  public func advice(for scanner: ScannerDescription) -> String? {
    if scanner.mode == .serial { return serialAdvice(for: scanner) }
    let name = scanner.name
    switch state {
    case .ready, .opening:
      if isUntold { return unknownStation }
      return isAmbiguous ? ambiguity(of: scanner) : layoutAdvice(for: scanner)
    case .absent:
      return absence(of: scanner)
    case .waitingForPermission:
      return "config: scanner \(name) waits for permission (attempt \(attempts)); "
        + (error.map { $0.remedy(for: standIn(for: scanner)) } ?? "install the udev rule")
    case .heldElsewhere:
      return "kernel: scanner \(name) is held by another program (attempt \(attempts)): stop a second hubd, "
        + "ModemManager, a browser or a virtual machine that uses it"
    case .wrongMode:
      return
        "device: scanner \(name) is in \(seenMode.words), the configuration says \(scanner.mode.rawValue): "
        + "scan the set-up code \"\(scanner.mode.setUpCode)\" in its manual, or change `mode:` in the configuration"
    case .failing:
      return "device: scanner \(name) fails (\(cause)), trying \(step.word), attempt \(attempts): "
        + "check its cable and hub if this stays"
    case .usbUnavailable:
      return
        "kernel: USB cannot be used (\(cause)): see that /dev/bus/usb is there and the service may use it"
    }
  }

  private var cause: String {
    if let error { return error.words }
    if let lastFault { return "transfer \(lastFault)" }
    return "no cause told"
  }

  private func absence(of scanner: ScannerDescription) -> String {
    let wanted = standIn(for: scanner).label
    if let relativeProduct {
      let other = standIn(for: scanner, product: relativeProduct).label
      return
        "device: scanner \(scanner.name) (\(wanted)) is not plugged in, but \(other) of the same maker is: "
        + "if that is it\(inMode(relativeProduct, of: scanner)), scan the set-up code \"\(scanner.mode.setUpCode)\", or put its product in the configuration"
    }
    return "wiring: scanner \(scanner.name) (\(wanted)) is not plugged in: plug it in; "
      + "it is taken up by itself"
  }

  private var unknownStation: String {
    "config: nobody has said which scanner is at port \(port.map(\.description) ?? "?"), and its labels are nobody's: "
      + "scan the card 'This scanner is …' of its station with it (hubctl cards prints it)"
  }

  /// What a product of the same maker says of its mode, where the product alone tells.
  ///
  /// **Source**: SCANNERS facts, 1.5 and 1.6.
  private func inMode(_ product: UInt16, of scanner: ScannerDescription) -> String {
    guard scanner.vendor == 0x05E0 else { return "" }
    switch product {
    case 0x1900: return " in \(SeenMode.snapi.words), which is not read"
    case 0x0600: return " in \(SeenMode.symbolCOM.words)"
    default: return ""
    }
  }

  /// What the last label says of the scanner's country.
  private func layoutAdvice(for scanner: ScannerDescription) -> String? {
    guard let layoutHint, let layout = scanner.layout.flatMap(KeyboardLayout.init(word:)) else { return nil }
    return layoutHint.advice(for: scanner.name, readAs: layout)
  }

  private func ambiguity(of scanner: ScannerDescription) -> String {
    "config: more than one device fits scanner \(scanner.name): add `port:` (this one is at "
      + "\(port.map(\.description) ?? "?")) or `serial:` to its `usb:`"
  }

  /// The node of the device it has or wants: `/dev/bus/usb/001/004`; nil while it has none.
  public var nodePath: String? {
    port.map {
      USBDevice(vendor: 0, product: 0, address: address, port: $0, interfaces: []).nodePath
    }
  }

  /// The device as far as the status knows it, for messages.
  private func standIn(for scanner: ScannerDescription, product: UInt16? = nil) -> USBDevice {
    USBDevice(
      vendor: scanner.vendor, product: product ?? scanner.product, address: address,
      port: port ?? USBPortPath(bus: 0, ports: .init(filler: 0)), interfaces: [])
  }
}
