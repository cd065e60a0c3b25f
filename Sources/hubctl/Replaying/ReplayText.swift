import Foundation
import HubRecord
import HubUnits

/// What a replay found, as text and as JSON.
struct ReplayText {
  let header: RecordingHeader
  let report: ReplayReport

  /// One line of JSON.
  struct Record: Encodable {
    struct Told: Encodable {
      var traces: Int
      var orders: Int
    }
    var identical: Bool
    var version: String
    var configuration: String
    var masked: Bool
    var started: String
    var turns: UInt64
    var seconds: Double
    var traces: UInt64
    var orders: UInt64
    var digest: String
    var ending: String?
    var differsAtTurn: UInt64?
    var recorded: Told?
    var replayed: Told?
    var linesBefore: [String]?
    var lines: [String]?
  }

  var json: Record {
    func told(_ told: TurnTold?) -> Record.Told {
      .init(traces: told?.traces ?? 0, orders: told?.orders ?? 0)
    }
    let difference = report.difference
    return Record(
      identical: report.isIdentical, version: header.version, configuration: header.configurationName,
      masked: header.isMasked, started: started, turns: report.turns,
      seconds: Double(report.lasted.wholeMilliseconds) / 1_000, traces: report.traces, orders: report.orders,
      digest: digest, ending: report.ending.map(words), differsAtTurn: difference?.turn,
      recorded: difference.map { told($0.recorded) }, replayed: difference.map { told($0.replayed) },
      linesBefore: difference?.linesBefore, lines: difference?.lines)
  }

  var lines: [String] {
    var lines = [
      "\(header.configurationName), hubd \(header.version), \(started)\(header.isMasked ? ", codes masked" : "")",
      "\(report.turns) turns, \(report.lasted.wholeMilliseconds / 1_000) s: \(report.traces) traces, "
        + "\(report.orders) orders",
    ]
    if let difference = report.difference {
      lines += Self.lines(difference)
    } else {
      lines.append("identical; digest \(digest)")
    }
    if let ending = report.ending { lines.append("the recording ends: \(words(ending))") }
    return lines
  }

  private static func lines(_ difference: ReplayDifference) -> [String] {
    func told(_ told: TurnTold?) -> String {
      told.map { "\($0.traces) traces, \($0.orders) orders, digest \(String($0.digest, radix: 16))" }
        ?? "nothing"
    }
    return [
      "differs at turn \(difference.turn), \(difference.after.wholeMilliseconds) ms after the first",
      "  recorded: \(told(difference.recorded))",
      "  replayed: \(told(difference.replayed))",
      "  the last traces before it:",
    ] + difference.linesBefore.map { "    " + $0 } + ["  what this core tells there:"]
      + (difference.lines.isEmpty ? ["    nothing"] : difference.lines.map { "    " + $0 })
  }

  private var started: String {
    Date(timeIntervalSince1970: Double(header.startedMilliseconds) / 1_000)
      .formatted(.iso8601)
  }

  private var digest: String {
    let digits = String(report.digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private func words(_ ending: RecordingEnding) -> String {
    switch ending {
    case .cut(let file, let offset): "cut off, \(file) at byte \(offset)"
    case .ended(let stop, let lost):
      switch stop {
      case .stopped: "the daemon stopped"
      case .limitReached: "the folder's limit was reached"
      case .diskFull: "the disk had too little room left"
      case .writeFailed: "the disk refused a write"
      case .fellBehind: "the disk was too slow; \(lost) turns or more are not in it"
      case .cutBefore: "the original was cut off there"
      }
    }
  }
}
