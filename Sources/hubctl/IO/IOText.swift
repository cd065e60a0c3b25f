import HubProtocol

/// Inputs, outputs and strokes as text.
enum IOText {
  static func lines(_ points: [IOPoint]) -> [String] {
    let rows = points.map { point in
      [
        point.name, point.link, point.address, point.value.value.map { "\($0)" } ?? "-", state(point),
        point.value.quality.rawValue, point.value.ageMs.map(age) ?? "-", point.ageMm.map { "\($0)" } ?? "-",
      ]
    }
    return TextTable(
      heading: ["name", "link", "address", "value", "state", "quality", "age ms", "age mm"], rows: rows,
      right: [3, 6, 7]
    ).lines
  }

  /// An output that is not in its safe state stands out.
  private static func state(_ point: IOPoint) -> String {
    guard let state = point.state else { return "-" }
    guard let safeOn = point.safeOn, let value = point.value.value else { return state }
    return (value != 0) == safeOn ? state : state.uppercased() + " (safe: \(safeOn ? "on" : "off"))"
  }

  /// Milliseconds as long as they can be compared, then what a person would say.
  private static func age(_ milliseconds: Int) -> String {
    switch milliseconds {
    case ..<10_000: "\(milliseconds)"
    case ..<600_000: "\(milliseconds / 1_000) s"
    default: "\(milliseconds / 60_000) min"
    }
  }

  /// Whether outputs may be moved by hand now.
  static func right(_ hold: HoldView?) -> String {
    switch hold?.cause {
    case nil: "the line sorts: outputs can be moved by hand only while it is held (`hubctl hold`)"
    case .operator: "the line is held: an engineer may move outputs (`hubctl io jog OUTPUT`)"
    case .some(let cause):
      "the line is held, but not by an operator (\(cause.sentence)): outputs cannot be moved by hand"
    }
  }

  /// What became of a move.
  static func words(_ stroke: JogStroke) -> String {
    let name = "\(stroke.output) (\(stroke.address) of \(stroke.link))"
    let level = stroke.on ? "on" : "off"
    let answer = stroke.acknowledgedUs.map { "; the device answered after \(milliseconds($0))" } ?? ""
    let time = stroke.lastedMs.map { "for \($0) ms" } ?? ""
    return switch stroke.ending {
    case nil: "\(name) is \(level)\(answer); it goes back by itself within \(stroke.forMs) ms"
    case .letGo where stroke.forMs == 0: "\(name) is \(level): its safe state"
    case .time, .letGo: "\(name) was \(level) \(time)\(answer)"
    case .rightEnded:
      "\(name) was \(level) \(time), then the hold ended, the link was not good or hubd stopped: let go"
    case .linkLost:
      "\(name) was \(level) when the link was lost: its PLC lets go by itself; look at it before you go near"
    }
  }

  /// Whether it went as it was asked.
  static func isAsAsked(_ stroke: JogStroke) -> Bool {
    switch stroke.ending {
    case nil, .time, .letGo: true
    case .rightEnded, .linkLost: false
    }
  }

  /// Tenths only where they say something.
  static func milliseconds(_ microseconds: Int) -> String {
    guard microseconds < 10_000 else { return "\((microseconds + 500) / 1_000) ms" }
    let tenths = (microseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}
