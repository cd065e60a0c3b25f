import Foundation
import HubProtocol

/// What goes to standard output and standard error.
enum Output {
  /// One line of JSON, with the socket's names.
  static func json(_ value: some Encodable) throws {
    print(try text(json: value))
    flush()
  }

  /// That line.
  static func text(json value: some Encodable) throws -> String {
    LabelBytes.line(json: try VarlinkMessage.encoder().encode(value))
  }

  /// One line of text, at once: others may be reading. What a label holds gives the terminal no orders.
  static func line(_ text: String) {
    print(TerminalText.safe(text))
    flush()
  }

  static func flush() {
    // Every open output stream: nothing else is open for writing here.
    fflush(nil)
  }

  /// A message beside the output.
  static func note(_ text: String) {
    FileHandle.standardError.write(Data((TerminalText.safe(text) + "\n").utf8))
  }
}
