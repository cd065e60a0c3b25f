/// What a mock scanner was told, in the manner of its kind.
///
/// It outlives the client that said it: a scanner does not know that its host died.
struct MockObedience: Sendable {
  private let manner: MockScannerModel.Manner
  private(set) var isReading: Bool
  private(set) var sounds: [MockSound] = []

  init(_ manner: MockScannerModel.Manner) {
    self.manner = manner
    // Source: `fixtures/usb/ibm_oem.json`: "enable (scanner starts DISABLED)".
    if case .ibmOEM = manner { isReading = false } else { isReading = true }
  }

  mutating func take(_ order: [UInt8]) {
    switch manner {
    case .hidPOS: takeReport(order)
    case .ibmOEM: takeCommand(order)
    case .serial: for byte in order { takeLetter(byte) }
    case .belgianKeyboard: break
    }
  }

  /// **Source**: report 4 of the descriptor in `MockScannerModel.hidPOS`: usages 5F, 60, 85, 86, a bit each.
  private mutating func takeReport(_ report: [UInt8]) {
    guard report.count == 2, report[0] == 4 else { return }
    isReading = report[1] & 1 == 0
    if report[1] & 4 != 0 { sounds.append(.error) }
    if report[1] & 8 != 0 { sounds.append(.good) }
  }

  /// **Source**: `fixtures/usb/ibm_oem.json`, `commands`.
  private mutating func takeCommand(_ report: [UInt8]) {
    guard report.count == 11 else { return }
    switch (report[0], report[1], report[2]) {
    case (0x11, _, _): isReading = true
    case (0x12, _, _): isReading = false
    case (0x30, 0, 4): sounds.append(.good)
    case (0x30, 0, 5): sounds.append(.error)
    case (0x30, 0, 6): sounds.append(.notOnFile)
    default: break
    }
  }

  /// **Source**: Datalogic's host commands; a Newland keeps silent about letters it does not know.
  private mutating func takeLetter(_ letter: UInt8) {
    switch letter {
    case UInt8(ascii: "E"): isReading = true
    case UInt8(ascii: "D"): isReading = false
    case UInt8(ascii: "B"): sounds.append(.good)
    case UInt8(ascii: "F"): sounds.append(.notOnFile)
    default: break
    }
  }
}
