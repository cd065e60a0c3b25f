/// How a cell of a picture looks.
enum Ink: CaseIterable, Hashable, Sendable {
  case plain, faint, strong
  /// All is well.
  case good
  /// Degraded, or waiting for somebody.
  case warn
  /// Someone must act.
  case bad
  /// Goods that are held: neither good nor bad.
  case held
  /// A bar over the whole width.
  case bar, badBar, warnBar

  /// The terminal's sequence for it. **Source**: ECMA-48, SGR; the eight colours every terminal has.
  var sequence: String {
    switch self {
    case .plain: "\u{1B}[0m"
    case .faint: "\u{1B}[0;2m"
    case .strong: "\u{1B}[0;1m"
    case .good: "\u{1B}[0;32m"
    case .warn: "\u{1B}[0;33m"
    case .bad: "\u{1B}[0;1;31m"
    case .held: "\u{1B}[0;35m"
    case .bar: "\u{1B}[0;1;37;44m"
    case .badBar: "\u{1B}[0;1;37;41m"
    case .warnBar: "\u{1B}[0;30;43m"
    }
  }
}
