import Glibc

/// How large the terminal is.
struct TerminalSize: Hashable, Sendable {
  var width: Int
  var height: Int

  /// Where nothing is known. **Source**: the VT100's, and what every terminal has at least.
  static let usual = TerminalSize(width: 80, height: 24)

  /// The size of the terminal behind a descriptor.
  static func of(_ descriptor: CInt) -> TerminalSize {
    var size = winsize()
    // Safety: TIOCGWINSZ fills one `winsize`, which lives through the call.
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return usual
    }
    return TerminalSize(width: Int(size.ws_col), height: Int(size.ws_row))
  }
}
