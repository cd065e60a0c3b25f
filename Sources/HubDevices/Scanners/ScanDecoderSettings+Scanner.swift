import HubBarcode
import HubUnits

extension ScanDecoderSettings {
  /// What a line's file says about a scanner, for its decoder.
  init(_ scanner: ScannerDescription) {
    self.init()
    if let layout = scanner.layout.flatMap(KeyboardLayout.init(word:)) { keyboardLayout = layout }
    hasSymbologyPrefix = scanner.hasAIMPrefix
    switch scanner.terminator {
    case nil: terminator = .automatic
    case .cr, .enter: terminator = .enter
    case .lf: terminator = .lineFeed
    case .crlf: terminator = .enterLineFeed
    case .etx:
      terminator = .endOfText
      // ETX comes with STX (02) before the label: ISO 1745 framing as scanners' manuals offer it.
      prefix.append(0x02)
    case .tab: terminator = .tab
    case .silence: terminator = .silence
    }
    for byte in scanner.prefix { prefix.append(byte) }
    codeIDs = scanner.codeIDs.flatMap(ScannerCodeIDs.init(word:))
  }
}
