import HubBarcode
import HubUSB
import HubUnits

/// The decoder of a taken-up scanner, and the interface it reads.
///
/// **Thread**: the scanner's only.
final class ScanDecoding {
  /// Nil for a port of the kernel's.
  let choice: InterfaceChoice?
  /// What keys are read as; nil where no keys are pressed.
  let layout: KeyboardLayout?
  var decoder: ScanDecoder
  /// What was already added to the scanner's status.
  private var counted = ScanCounters()

  /// **Errors**: when the mode is recognised and not decoded.
  init(_ choice: InterfaceChoice, settings: ScanDecoderSettings) throws(UnsupportedScanner) {
    decoder = try ScanDecoder(mode: choice.mode, settings: settings)
    self.choice = choice
    if case .hidKeyboard = choice.mode { layout = settings.keyboardLayout } else { layout = nil }
  }

  /// For a port of the kernel's: a stream of bytes.
  init(stream settings: ScanDecoderSettings) throws(UnsupportedScanner) {
    decoder = try ScanDecoder(mode: .cdcACM, settings: settings)
    choice = nil
    layout = nil
  }

  /// Adds what was counted since the last time.
  ///
  /// - Returns: whether there was anything.
  func count(into status: inout ScannerStatus) -> Bool {
    let now = decoder.counters
    guard now != counted else { return false }
    status.reports += now.reports - counted.reports
    status.deviceAnswers += now.deviceAnswers - counted.deviceAnswers
    status.noReads += now.noReads - counted.noReads
    status.faults += (now.faults - counted.faults) + (now.overruns - counted.overruns)
    status.fragments += now.droppedFragments - counted.droppedFragments
    counted = now
    return true
  }
}
