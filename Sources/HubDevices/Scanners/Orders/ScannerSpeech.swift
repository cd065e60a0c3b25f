import HubBarcode
import HubUSB
import HubUnits

/// How a taken-up scanner is told things: which bytes, and by which way.
enum ScannerSpeech {
  case hidPOS(HIDPOSOutput, OutputPath)
  case ibmOEM(OutputPath)
  /// Without a path: into the port itself.
  case serial(SerialCommands, OutputPath?)

  /// Nil for a mode that listens to nothing: keyboard, Symbol's byte stream, a HID POS layout without output.
  init?(_ choice: InterfaceChoice, commands: SerialCommands) {
    let interface = choice.interface.number
    switch choice.mode {
    case .hidPOS(let layout):
      guard let output = layout.output else { return nil }
      self = .hidPOS(
        output,
        choice.interface.outEndpoint.map { .endpoint($0) }
          ?? .setReport(interface: interface, reportID: output.reportID ?? 0))
    case .ibmOEM: self = .ibmOEM(.setReport(interface: interface, reportID: 0))
    case .cdcACM:
      guard commands != .none, let endpoint = choice.data.outEndpoint else { return nil }
      self = .serial(commands, .endpoint(endpoint))
    case .hidKeyboard, .snapi, .symbolCOM, .unsupported: return nil
    }
  }

  /// Nil where there is only one way.
  var path: OutputPath? {
    switch self {
    case .hidPOS(_, let path), .ibmOEM(let path): path
    case .serial(_, let path): path
    }
  }

  /// The bytes of an order, or nil when this scanner cannot be told so.
  func bytes(for order: ScannerOrder, isPrevented: Bool) -> BoundedList<64, UInt8>? {
    switch self {
    case .hidPOS(let output, _): output.report(for: order, isPrevented: isPrevented)
    case .ibmOEM: IBMOEMCommand.report(for: order)
    case .serial(let commands, _): commands.bytes(for: order)
    }
  }

  /// The bytes that end a tone; nil where tones end by themselves.
  func release(isPrevented: Bool) -> BoundedList<64, UInt8>? {
    guard case .hidPOS(let output, _) = self else { return nil }
    return output.release(isPrevented: isPrevented)
  }

  /// What a scanner is left in when it is given back: as it was when it came.
  ///
  /// **Source**: IBM OEM units start disabled; the others read from power-on.
  var parting: ScannerOrder {
    switch self {
    case .ibmOEM: .preventReading
    case .hidPOS, .serial: .allowReading
    }
  }
}
