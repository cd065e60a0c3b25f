import HubBarcode
import HubUSB
import HubUnits

/// One interface of a device that could be read as a scanner, and how it speaks.
struct InterfaceChoice {
  let interface: USBInterface
  /// The interface that carries the bytes, where it is another one (CDC).
  let data: USBInterface
  let mode: ScannerMode
  /// What it reads goes to the keyboard beside it until it is told otherwise.
  var isMutedByKeyboard = false

  /// The longest report, for transfers that must hold a whole one.
  var reportLength: Int {
    switch mode {
    case .hidPOS(let layout): layout.byteCount
    case .hidKeyboard(let layout): layout.byteCount
    case .cdcACM, .ibmOEM, .snapi, .symbolCOM, .unsupported: 0
    }
  }

  /// Looks at every interface of an opened device; claims each HID interface for it, since the kernel answers
  /// requests to an interface only to its owner.
  ///
  /// Composite scanners have two HID interfaces and the first is often the wrong one (usage page 0xFF8C).
  /// **Errors**: `deviceGone`; `busy` when an interface is held elsewhere and no other can be read.
  static func all(of device: USBDevice, claim: inout InterfaceClaim) throws(USBError) -> [InterfaceChoice] {
    var found: [InterfaceChoice] = []
    var busy: USBError?
    for interface in device.interfaces {
      do {
        let mode = try mode(of: interface, on: device, claim: &claim)
        if case .unsupported(.otherInterfaceClass) = mode { continue }
        found.append(
          InterfaceChoice(interface: interface, data: device.dataInterface(of: interface), mode: mode))
      } catch {
        guard error.kind == .busy else { throw error }
        busy = error
      }
    }
    if let busy, found.allSatisfy({ SeenMode($0.mode) == .other }) { throw busy }
    if Self.mutingVendors.contains(device.vendor), found.contains(where: { SeenMode($0.mode) == .keyboard }) {
      for i in found.indices where SeenMode(found[i].mode) == .hidPOS { found[i].isMutedByKeyboard = true }
    }
    return found
  }

  /// Whose scanners with a keyboard and a HID POS interface send to the keyboard: Honeywell and Hand Held Products.
  ///
  /// **Source**: Honeywell/HHP manual, feature report FE "redirect output".
  private static let mutingVendors: Set<UInt16> = [0x0C2E, 0x0536]

  private static func mode(
    of interface: USBInterface, on device: USBDevice, claim: inout InterfaceClaim
  ) throws(USBError) -> ScannerMode {
    var descriptor: [UInt8] = []
    if interface.interfaceClass == USBInterface.hidClass {
      try claim.claim(interface: interface.number)
      do {
        descriptor = try claim.reportDescriptor(
          interface: interface.number, length: interface.reportDescriptorLength)
      } catch {
        // One interface without an answer does not condemn the others: it shows as "no report descriptor".
        guard error.kind == .stalled || error.kind == .timedOut || error.kind == .inputOutput else {
          throw error
        }
      }
    }
    return ScannerMode.recognise(
      interfaceClass: interface.interfaceClass, subclass: interface.subclass,
      interfaceProtocol: interface.interfaceProtocol, vendor: device.vendor, product: device.product,
      reportDescriptor: descriptor.span)
  }

  /// The one to read: what the configuration asks for if it is there, else the best, so that it can be named.
  static func best(of choices: [InterfaceChoice], for mode: ScannerDescription.Mode) -> InterfaceChoice? {
    let readable = choices.filter { SeenMode($0.mode).satisfies(mode) && $0.data.inEndpoint != nil }
    return (readable.isEmpty ? choices : readable).min { $0.mode.preference < $1.mode.preference }
  }
}

// Taking it.
extension InterfaceChoice {
  /// Claims what it needs, gives back what it does not, and starts the reading.
  func take(from choices: [InterfaceChoice], with claim: inout InterfaceClaim) throws(USBError) {
    guard let endpoint = data.inEndpoint else { throw USBError(.notFound, during: .claim) }
    for other in choices where other.interface.number != interface.number {
      // A keyboard beside the chosen interface stays ours, so that it cannot type into a console.
      if SeenMode(other.mode) != .keyboard { try claim.release(interface: other.interface.number) }
    }
    try claim.claim(interface: interface.number)
    if data.number != interface.number { try claim.claim(interface: data.number) }
    try wake(&claim)
    try claim.startStream(endpoint: endpoint, reportLength: reportLength)
  }

  /// Tells the device to speak: DTR for a serial scanner, reports on change only for a keyboard, and to us instead of
  /// into the keyboard beside.
  func wake(_ claim: inout InterfaceClaim) throws(USBError) {
    switch mode {
    case .cdcACM:
      try claim.setControlLineState(
        interface: interface.number, dataTerminalReady: true, requestToSend: true)
    case .hidKeyboard:
      do {
        try claim.setIdle(interface: interface.number)
      } catch {
        // Optional for a device (HID 1.11, section 7.2.4): a refusal changes nothing, a departure does.
        if error.kind == .deviceGone { throw error }
      }
    case .hidPOS:
      guard isMutedByKeyboard else { return }
      do {
        try claim.setFeature(interface: interface.number, reportID: 0xFE, bytes: [0xFE, interface.number])
      } catch {
        // A model that does not know the report has nothing to redirect.
        guard error.kind == .stalled || error.kind == .timedOut else { throw error }
      }
    case .ibmOEM, .snapi, .symbolCOM, .unsupported: break
    }
  }
}

extension USBDevice {
  /// Where the bytes of an interface travel: its own endpoint, or the data interface of a serial scanner.
  func dataInterface(of interface: USBInterface) -> USBInterface {
    guard interface.interfaceClass == USBInterface.communicationsClass else { return interface }
    return interfaces.first {
      $0.interfaceClass == USBInterface.cdcDataClass && $0.number > interface.number && $0.inEndpoint != nil
    } ?? interface
  }
}
