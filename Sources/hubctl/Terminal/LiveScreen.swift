import Foundation
import Glibc

/// The terminal's second screen: a picture is drawn on it in place, and the first is as it was afterwards.
///
/// **Source**: xterm's control sequences (1049 alternate screen, 25 cursor), understood by every terminal in use.
struct LiveScreen: ~Copyable {
  private let input: CInt = STDIN_FILENO
  private var saved: termios?

  /// Takes the terminal over: second screen, no cursor, keys without Enter.
  init() {
    if isatty(input) == 1 {
      var settings = termios()
      // Safety: `settings` lives through both calls.
      if unsafe tcgetattr(input, &settings) == 0 {
        saved = settings
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        unsafe tcsetattr(input, TCSANOW, &settings)
      }
    }
    write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J")
  }

  deinit {
    write("\u{1B}[?25h\u{1B}[?1049l")
    if var settings = saved {
      // Safety: `settings` lives through the call.
      unsafe tcsetattr(input, TCSANOW, &settings)
    }
  }

  /// Draws a picture over the one before; each line is cleared to its end.
  func draw(_ lines: [String]) {
    write("\u{1B}[H" + lines.map { $0 + "\u{1B}[0m\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
  }

  /// Clears everything, after the size changed.
  func clear() { write("\u{1B}[2J") }

  /// A key that was pressed, or nil.
  func key() -> UInt8? {
    var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    // Safety: one `pollfd` and one byte, which live through the calls.
    guard saved != nil, unsafe poll(&waiting, 1, 0) == 1 else { return nil }
    var byte: UInt8 = 0
    return unsafe read(input, &byte, 1) == 1 ? byte : nil
  }

  private func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
