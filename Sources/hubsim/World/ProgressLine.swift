import Foundation
import HubUnits

/// How far the shift is: a bar on a terminal, a line every ten seconds elsewhere.
struct ProgressLine {
  private let total: Int
  private let onTerminal: Bool
  private var shownAt = MonotonicInstant.distantPast
  private var barIsUp = false

  init(total: Int, onTerminal: Bool) {
    self.total = total
    self.onTerminal = onTerminal
  }

  /// Shows the counts when it is time to.
  mutating func show(_ now: MonotonicInstant, status: String, counts: () -> (placed: Int, ended: Int)) {
    guard now - shownAt >= (onTerminal ? .milliseconds(200) : .seconds(10)) else { return }
    shownAt = now
    let (placed, ended) = counts()
    guard onTerminal else {
      write("placed \(placed) of \(total), ended \(ended)\(status.isEmpty ? "" : "; daemon: \(status)")\n")
      return
    }
    let width = 40
    let (done, way) = (ended * width / total, placed * width / total)
    let bar =
      String(repeating: "#", count: done) + String(repeating: "-", count: way - done)
      + String(repeating: " ", count: width - way)
    write("\r[\(bar)] \(ended)/\(total)  \(status.prefix(60))\u{1B}[K")
    barIsUp = true
  }

  /// Says something without tearing the bar.
  mutating func note(_ text: String) {
    write((barIsUp ? "\r\u{1B}[K" : "") + text + "\n")
    if barIsUp { shownAt = .distantPast }
    barIsUp = false
  }

  mutating func finish() {
    if barIsUp { write("\n") }
    barIsUp = false
  }

  private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
