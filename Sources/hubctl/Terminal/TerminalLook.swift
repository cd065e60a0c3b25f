import Foundation
import Glibc

/// What may be written to a terminal or file.
struct TerminalLook: Hashable, Sendable {
  var colours: Bool
  /// Only ASCII, for consoles that know nothing else.
  var asciiOnly: Bool

  static let plain = TerminalLook(colours: false, asciiOnly: false)

  /// The look of a descriptor: colours on a terminal unless `NO_COLOR` says otherwise (no-color.org), ASCII unless
  /// the locale is UTF-8.
  static func of(_ descriptor: CInt, environment: [String: String]) -> TerminalLook {
    let noColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
    let isUTF8 = locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8")
    return TerminalLook(
      colours: isatty(descriptor) == 1 && !noColour && environment["TERM"] != "dumb", asciiOnly: !isUTF8)
  }
}
