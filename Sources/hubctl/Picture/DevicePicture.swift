import HubProtocol

/// Scanners and links, one after the other, as many rows as they need.
struct DevicePicture {
  let state: LineState
  /// There is no room for words.
  var isTerse = false

  private var items: [(text: String, ink: Ink)] {
    state.scanners.map(item) + state.links.map(item)
  }

  func rowCount(width: Int) -> Int { layout(width: width).map(\.row).max().map { $0 + 1 } ?? 0 }

  func draw(on canvas: inout Canvas, from top: Int) {
    for (item, place) in zip(items, layout(width: canvas.width)) {
      canvas.write(item.text, x: place.x, y: top + place.row, ink: item.ink)
    }
  }

  private func layout(width: Int) -> [(x: Int, row: Int)] {
    var x = 1
    var row = 0
    return items.map { item in
      let columns = Canvas.columns(of: item.text)
      if x > 1, x + columns > width - 1 {
        x = 1
        row += 1
      }
      defer { x += columns + 3 }
      return (x, row)
    }
  }

  private func item(_ scanner: ScannerView) -> (text: String, ink: Ink) {
    switch scanner.condition {
    case .ready:
      let rate = scanner.readRate?.recentPercent.map { " \(Int($0.rounded())) %" } ?? ""
      let ink: Ink = scanner.readRate?.finding == nil && scanner.problem == nil ? .plain : .warn
      if isTerse {
        let last = scanner.lastReadAgeMs.map { " (\(Self.age($0)))" } ?? ""
        return ("✓ \(scanner.name) \(scanner.reads)\(rate)\(last)", ink)
      }
      let last = scanner.lastReadAgeMs.map { ", last \(Self.age($0)) ago" } ?? ""
      return ("✓ \(scanner.name) \(scanner.reads) read\(rate.isEmpty ? "" : ",")\(rate)\(last)", ink)
    case .opening: return ("○ \(scanner.name) being set up", .warn)
    case .missing: return ("✗ \(scanner.name) not plugged in", .bad)
    case .notPermitted: return ("✗ \(scanner.name) not permitted", .bad)
    case .failed:
      return ("✗ \(scanner.name) \(scanner.state == "wrong-mode" ? "in the wrong mode" : "failed")", .bad)
    }
  }

  private func item(_ link: LinkView) -> (text: String, ink: Ink) {
    let trip = link.roundTripP50Us.map { " \(Self.tenths($0)) ms" } ?? ""
    let age = link.condition.ageMs
    let way = age.flatMap { LinkView.way(ofMs: $0, atMmS: state.belt.speedMmS.value) }
    switch link.condition.value {
    case .good: return ("✓ \(link.name)\(trip)" + (link.errors > 0 ? ", \(link.errors) errors" : ""), .plain)
    case .stale:
      let words = isTerse ? "" : way.map { ", \($0) of belt" } ?? ""
      return ("✗ \(link.name) silent for \(age.map(Self.age) ?? "?")" + words, .bad)
    case .heartbeatLost:
      let rule = link.heartbeat.flatMap { $0.edges > 1 ? $0.shortWords : nil }
      return ("✗ \(link.name) PLC's heartbeat" + (rule.map { ": under \($0)" } ?? " stands"), .bad)
    case .notArmed: return ("✗ \(link.name) watchdog not armed", .bad)
    case .silent, nil: return ("✗ \(link.name) never answered", .bad)
    }
  }

  private static func tenths(_ microseconds: Int) -> String {
    let tenths = (microseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// An age for people: `0.4 s`, `12 s`, `3 min`, `2 h`.
  static func age(_ milliseconds: Int) -> String {
    switch milliseconds {
    case ..<10_000: "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s"
    case ..<120_000: "\(milliseconds / 1_000) s"
    case ..<7_200_000: "\(milliseconds / 60_000) min"
    default: "\(milliseconds / 3_600_000) h"
    }
  }
}
