import HubUnits

/// What one break cost.
struct ReconnectFigures {
  var notice: Nanoseconds
  var safe: Nanoseconds
  var sortAgain: Nanoseconds
  /// Orders of before the repair that the device was told after it.
  var stale: Int

  func isInside(_ breakage: Breakage) -> Bool {
    notice <= breakage.notice && safe <= breakage.safe && sortAgain <= breakage.sortAgain
  }

  /// The quickest of both, step by step.
  func least(_ other: ReconnectFigures) -> ReconnectFigures {
    ReconnectFigures(
      notice: min(notice, other.notice), safe: min(safe, other.safe),
      sortAgain: min(sortAgain, other.sortAgain), stale: max(stale, other.stale))
  }

  /// One row of the printed table: median and most of each, in ms.
  static func row(_ breakage: Breakage, _ runs: [ReconnectFigures]) -> String {
    let cells = [
      cell(runs.map(\.notice), breakage.notice), cell(runs.map(\.safe), breakage.safe),
      cell(runs.map(\.sortAgain), breakage.sortAgain),
    ]
    return
      "MATRIX | \(breakage.rawValue) | \(cells.joined(separator: " | ")) | \(runs.map(\.stale).reduce(0, +)) |"
  }

  private static func cell(_ times: [Nanoseconds], _ bound: Nanoseconds) -> String {
    let sorted = times.sorted()
    return "\(text(sorted[sorted.count / 2])) (\(text(sorted[sorted.count - 1]))); \(text(bound))"
  }

  private static func text(_ time: Nanoseconds) -> String {
    let tenths = (time.count + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
