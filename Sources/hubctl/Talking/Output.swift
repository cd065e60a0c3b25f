import Foundation
import HubProtocol

/// What goes to standard output and standard error.
enum Output {
  /// One line of JSON, with the socket's names.
  static func json(_ value: some Encodable) throws {
    print(String(decoding: try VarlinkMessage.encoder().encode(value), as: UTF8.self))
    flush()
  }

  /// One line of text, at once: others may be reading.
  static func line(_ text: String) {
    print(text)
    flush()
  }

  static func flush() {
    // Every open output stream: nothing else is open for writing here.
    fflush(nil)
  }

  /// A message beside the output.
  static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
