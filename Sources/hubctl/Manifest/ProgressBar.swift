import Foundation
import Glibc

/// A bar on standard error that is drawn over itself; nothing where standard error is no terminal.
struct ProgressBar {
  /// **Units**: seconds. **Source**: ten times a second is smooth.
  private static let redrawEvery = 0.1

  private let isOn = isatty(STDERR_FILENO) == 1
  private let began = Date()
  private var drawnAt = Date.distantPast

  /// Shows how far it is; `total` nil when nobody knows.
  mutating func show(done: Int64, total: Int64?, rows: Int, refused: Int, isLast: Bool = false) {
    let now = Date()
    guard isOn, isLast || now.timeIntervalSince(drawnAt) >= Self.redrawEvery else { return }
    drawnAt = now
    let rate = Int(Double(rows) / max(now.timeIntervalSince(began), 0.001))
    let words = "\(rows) rows, \(refused) refused, \(rate)/s"
    write("\r\u{1B}[K" + Self.bar(done: done, total: total) + words)
  }

  /// Takes the bar away.
  func clear() {
    if isOn { write("\r\u{1B}[K") }
  }

  static func bar(done: Int64, total: Int64?) -> String {
    guard let total, total > 0 else { return "" }
    let width: Int64 = 30
    let filled = Int(min(width, done * width / total))
    let percent = min(100, done * 100 / total)
    let blanks = String(repeating: " ", count: 3 - "\(percent)".count)
    return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: Int(width) - filled)
      + "] \(blanks)\(percent) %  "
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
