import HubProtocol
import HubUnits

/// The lanes in columns: name, parcels under way, parcels delivered, state.
struct LanePicture {
  let lanes: [LaneView]
  let eyes: [EyeView]

  /// The least a lane's cell needs. **Source**: number, eight letters of its name, counts and a state word.
  private static let narrowest = 32

  static func ink(of lane: LaneView) -> Ink {
    switch lane.state {
    case .open: lane.inFlight > 0 ? .good : .plain
    case .full, .halfFull, .rateLimited, .jamSuspected: .warn
    case .jam, .outOfService, .blocked: .bad
    case .disabled: .faint
    }
  }

  private static func word(of lane: LaneView) -> String {
    switch lane.state {
    case .open: ""
    case .full: "FULL"
    case .jam: "JAM"
    case .disabled: "closed"
    case .outOfService: "BROKEN"
    case .halfFull: "half"
    case .rateLimited: "rate"
    case .jamSuspected: "jam?"
    case .blocked: "no link"
    }
  }

  /// Draws as many lanes as fit, those with trouble first when not all do; returns the first free row.
  func draw(on canvas: inout Canvas, from top: Int, to bottom: Int) -> Int {
    let columns = max(1, (canvas.width - 1) / Self.narrowest)
    let room = max(0, bottom - top)
    let rows = min((lanes.count + columns - 1) / columns, room)
    guard rows > 0 else { return top }
    // Where not all fit, the last cell says how many are missing.
    let isWhole = lanes.count <= rows * columns
    let shown = isWhole ? lanes.sorted { $0.number < $1.number } : mostTelling(rows * columns - 1)
    let cell = (canvas.width - 1) / columns
    let most = max(1, lanes.map(\.delivered).max() ?? 1)
    for (place, lane) in shown.enumerated() {
      let x = 1 + place / rows * cell
      draw(lane, on: &canvas, x: x, y: top + place % rows, width: cell - 1, most: most)
    }
    if !isWhole {
      let x = 1 + (columns - 1) * cell
      canvas.write("and \(lanes.count - shown.count) more lanes", x: x, y: top + rows - 1, ink: .faint)
    }
    return top + rows
  }

  private func mostTelling(_ count: Int) -> [LaneView] {
    func weight(_ lane: LaneView) -> Int {
      (lane.state == .open ? 0 : 1_000_000_000) + lane.inFlight * 1_000_000 + min(lane.delivered, 999_999)
    }
    return lanes.sorted { weight($0) > weight($1) }.prefix(count).sorted { $0.number < $1.number }
  }

  private func draw(_ lane: LaneView, on canvas: inout Canvas, x: Int, y: Int, width: Int, most: Int) {
    let ink = Self.ink(of: lane)
    let number = lane.number < 10 ? " \(lane.number)" : "\(lane.number)"
    // From the right: state or bar, delivered, under way; the name has what is left.
    let right = x + width
    canvas.write(number, x: x, y: y, ink: ink == .plain ? .strong : ink)
    canvas.write(lane.name, x: x + 3, y: y, ink: ink, limit: right - 14)
    if lane.inFlight > 0 {
      Self.writeRight("→\(lane.inFlight)", canvas: &canvas, end: right - 11, y: y, ink: .good)
    }
    Self.writeRight(
      "\(lane.delivered)", canvas: &canvas, end: right - 7, y: y, ink: lane.delivered > 0 ? .strong : .faint)
    let word = Self.word(of: lane)
    if word.isEmpty {
      let isBlocked = eyes.contains { $0.lane == lane.number && $0.blocked.value == true }
      canvas.write(Self.bar(lane.delivered, of: most), x: right - 6, y: y, ink: isBlocked ? .warn : .faint)
    } else {
      canvas.write(word, x: right - 6, y: y, ink: ink)
    }
  }

  private static func writeRight(_ text: String, canvas: inout Canvas, end: Int, y: Int, ink: Ink) {
    canvas.write(text, x: end - Canvas.columns(of: text), y: y, ink: ink)
  }

  /// A bar of five columns: this lane's share of the busiest lane's.
  private static func bar(_ count: Int, of most: Int) -> String {
    guard count > 0 else { return "" }
    let filled = max(1, (count * 5 + most / 2) / most)
    return String(repeating: "▒", count: min(filled, 5))
  }
}
