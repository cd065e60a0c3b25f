import Foundation

/// How the bar code commands say that something went wrong.
enum BarcodeExit {
  /// A label is bad: the exit code for "something is wrong at the machine".
  static let badLabel: Int32 = 1
  /// The call, a file or an input line was wrong.
  static let wrongCall: Int32 = 2

  static func report(_ message: String) {
    FileHandle.standardError.write(Data((TerminalText.safe(message) + "\n").utf8))
  }
}
