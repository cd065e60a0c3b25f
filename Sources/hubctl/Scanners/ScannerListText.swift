import HubProtocol

/// The line's scanners for somebody who stands before them: a row each, then what to do, most urgent first.
struct ScannerListText {
  let scanners: [ScannerView]
  /// How many columns the terminal has.
  let width: Int

  var lines: [String] {
    guard !scanners.isEmpty else { return ["The line has no scanners."] }
    let whole = table(withSerials: scanners.contains { $0.serial != nil })
    // A wrapped table is no table; `--json` has the serial numbers.
    let isTooWide = whole.contains { Canvas.columns(of: $0) > width }
    return (isTooWide ? table(withSerials: false) : whole) + advice
  }

  private func table(withSerials: Bool) -> [String] {
    let rows = scanners.map { scanner in
      [
        (scanner.condition == .ready ? "  " : "! ") + scanner.name, Self.state(scanner),
        [scanner.mode, scanner.layout].compactMap { $0 }.joined(separator: " "), scanner.device ?? "-",
        scanner.usb ?? "-",
      ] + (withSerials ? [scanner.serial ?? "-"] : [])
        + ["\(scanner.reads)", scanner.lastReadAgeMs.map { DevicePicture.age($0) + " ago" } ?? "-"]
    }
    let heading =
      ["  scanner", "state", "mode", "at", "usb"] + (withSerials ? ["serial"] : []) + ["read", "last"]
    return TextTable(heading: heading, rows: rows, right: [heading.count - 2, heading.count - 1]).lines
  }

  /// What is wrong and what to do, wrapped to the terminal; those that read nothing come first.
  private var advice: [String] {
    let troubled = scanners.filter { $0.problem != nil }
    let ordered = troubled.filter { $0.condition != .ready } + troubled.filter { $0.condition == .ready }
    guard !ordered.isEmpty else { return [] }
    return [""] + ordered.flatMap { scanner in Self.wrapped(scanner.problem ?? "", to: width) }
  }

  /// The state in words that need no manual; the daemon's own word where it is newer than this program.
  static func state(_ scanner: ScannerView) -> String {
    switch scanner.condition {
    case .missing: "not plugged in"
    case .notPermitted: "not permitted"
    case .opening: "being taken up"
    case .ready: "ready"
    case .failed:
      switch scanner.state {
      case "held-elsewhere": "held elsewhere"
      case "wrong-mode": "wrong mode"
      case "failing": "failing" + (scanner.step.map { ", tries \($0)" } ?? "")
      case "usb-unavailable": "no USB"
      default: scanner.state ?? "failed"
      }
    }
  }

  /// Lines of whole words; those after the first stand further in.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, Canvas.columns(of: line) + 1 + Canvas.columns(of: String(word)) > width {
        lines.append(line)
        line = "  "
      }
      line += (line.isEmpty || line == "  " ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
