import HubUnits

/// The decoder of one mode.
enum ReportReader: Sendable {
  case hidPOS(HIDPOSDecoder)
  case hidKeyboard(HIDKeyboardDecoder)
  case stream(LineFramer)
  case symbolCOM(SymbolBlockDecoder)
  case ibmOEM(IBMOEMDecoder)

  init(mode: ScannerMode, settings: ScanDecoderSettings) throws(UnsupportedScanner) {
    switch mode {
    case .hidPOS(let layout): self = .hidPOS(HIDPOSDecoder(layout: layout, settings: settings))
    case .hidKeyboard(let layout):
      self = .hidKeyboard(HIDKeyboardDecoder(layout: layout, settings: settings))
    case .cdcACM: self = .stream(LineFramer(settings: settings, tabEnds: false))
    case .symbolCOM: self = .symbolCOM(SymbolBlockDecoder(settings: settings))
    case .ibmOEM(let isTableTop):
      self = .ibmOEM(IBMOEMDecoder(isTableTop: isTableTop, settings: settings))
    case .snapi: throw .needsOtherMode
    case .unsupported(let reason): throw reason
    }
  }
}
