import HubBarcode
import HubUnits

extension ScannerDescription {
  /// Whose commands it takes: what the file says, else what its vendor's scanners take.
  ///
  /// HubConfig has checked the word.
  var serialCommands: SerialCommands {
    if let commands, let named = SerialCommands(word: commands) { return named }
    return mode == .serial ? .none : SerialCommands(vendor: vendor)
  }
}
