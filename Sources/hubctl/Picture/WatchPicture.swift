import HubProtocol
import HubUnits

/// The live picture of a line: what a technician sees from three metres away.
///
/// Pure: the same state and size give the same picture.
///
/// **Shape**: made for 80x24 and up; a little smaller shows its top left, much smaller asks for a larger window.
struct WatchPicture {
  let state: LineState
  /// The youngest first.
  let ends: [RecordedEnd]
  /// A word over everything, such as a lost connection.
  var notice: String?
  /// What the terminal's time of day is ahead of UTC. **Units**: seconds.
  var secondsFromUTC = 0

  /// Alarms that lanes make room for. **Source**: EEMUA 191: one person handles no more at a time.
  private static let alarmRows = 3

  /// Rows from which there is room for words. **Source**: 28 lanes in two columns, belt, alarms and devices.
  static let roomy = 30
  private static let smallest = TerminalSize(width: 80, height: 24)

  /// Below this the picture misleads: what is cut off may be the alarm. **Source**: 80x24 less a frame.
  private static let leastUseful = TerminalSize(width: 70, height: 20)

  /// The picture as rows of text.
  func rows(_ size: TerminalSize, _ look: TerminalLook) -> [String] { canvas(size).rows(look) }

  /// The picture as a grid.
  func canvas(_ size: TerminalSize) -> Canvas {
    guard size.width >= Self.leastUseful.width, size.height >= Self.leastUseful.height else {
      var canvas = Canvas(width: size.width, height: size.height)
      canvas.write("make the window 80x24", x: 0, y: 0, ink: .warn)
      return canvas
    }
    var canvas = Canvas(
      width: max(size.width, Self.smallest.width), height: max(size.height, Self.smallest.height))
    drawTitle(on: &canvas)
    var row = BeltPicture(state: state).draw(on: &canvas, from: 1)
    // Devices, reasons and the footer have the last rows; lanes, alarms and ends share what is between.
    let devices = DevicePicture(state: state, isTerse: canvas.height < Self.roomy)
    let deviceRows = devices.rowCount(width: canvas.width)
    let bottom = canvas.height - 2 - deviceRows
    let lanesEnd = bottom - min(state.alarms.count, Self.alarmRows)
    row = LanePicture(lanes: state.lanes, eyes: state.eyes).draw(on: &canvas, from: row, to: lanesEnd)
    drawNews(on: &canvas, from: row, to: bottom)
    devices.draw(on: &canvas, from: bottom)
    drawReasons(on: &canvas, row: canvas.height - 2)
    drawFooter(on: &canvas, row: canvas.height - 1)
    return cropped(canvas, to: size)
  }

  private func cropped(_ canvas: Canvas, to size: TerminalSize) -> Canvas {
    guard size.width < canvas.width || size.height < canvas.height else { return canvas }
    var small = Canvas(width: size.width, height: size.height)
    for (row, text) in canvas.rows(.plain).prefix(size.height).enumerated() {
      small.write(text, x: 0, y: row)
    }
    return small
  }

  /// How the line is: what the belt does comes first, for nothing runs that nobody sees running.
  private var mode: (word: String, ink: Ink) {
    if let hold = state.hold { return ("HELD: \(hold.cause.sentence)", .badBar) }
    let isAlarmed = state.alarms.contains { $0.severity == .critical }
    let alarm = isAlarmed ? ", ALARM" : ""
    if state.tracking.isDegraded {
      let belt = state.belt.motion == .moving ? "RUNNING" : "BELT STANDS"
      return ("DEGRADED, by time: \(belt)" + alarm, .badBar)
    }
    switch state.belt.motion {
    case .moving: return ("RUNNING" + alarm, isAlarmed ? .badBar : state.alarms.isEmpty ? .bar : .warnBar)
    case .standing: return ("BELT STANDS" + alarm, isAlarmed ? .badBar : .warnBar)
    case .unknown: return ("BELT UNKNOWN" + alarm, .badBar)
    }
  }

  private func drawTitle(on canvas: inout Canvas) {
    let (word, ink) = mode
    let name = " \(state.line)  ● \(word)"
    let whole = name + "  " + (Self.speed(state.belt) ?? "speed ?")
    let left = Canvas.columns(of: whole) <= canvas.width ? whole : name
    canvas.write(Canvas.cut(left, columns: canvas.width, ending: "…"), x: 0, y: 0)
    let right = counts(columns: canvas.width - Canvas.columns(of: left))
    canvas.write(right, x: canvas.width - Canvas.columns(of: right), y: 0)
    canvas.tint(row: 0, ink)
    if let notice {
      canvas.write(notice + String(repeating: " ", count: canvas.width), x: 1, y: 0)
      canvas.tint(row: 0, .badBar)
    }
  }

  /// The title's right end, as much of it as fits: what is told elsewhere, too, is left out first.
  private func counts(columns: Int) -> String {
    let ended = state.ends.reduce(0) { $0 + $1.count }
    let sorted = state.ends.first { $0.reason.value == .sorted }?.count ?? 0
    var facts: [(text: String, weight: Int)] = [
      ("on belt \(state.parcels.count)", weight: 4), ("in \(state.inducted)", 1),
      ("sorted \(sorted)", 3), ("other \(ended - sorted)", 2), (String(clock(state.at)), 0),
    ]
    while let least = facts.map(\.weight).min() {
      let text = "  " + facts.map(\.text).joined(separator: "  ") + " "
      if Canvas.columns(of: text) <= columns { return text }
      facts.removeAll { $0.weight == least }
    }
    return ""
  }

  /// The belt's speed while it is known: `2.50 m/s`.
  static func speed(_ belt: BeltView) -> String? {
    guard belt.motion != .unknown, belt.speedMmS.quality == .good else { return nil }
    return belt.speedMmS.value.map { metres($0) + " m/s" }
  }

  /// The time of day at the terminal: `03:04:05`.
  private func clock(_ time: WireTime) -> Substring {
    WireTime(milliseconds: time.milliseconds + Int64(secondsFromUTC) * 1_000).text.dropFirst(11).prefix(8)
  }

  /// `2500` as `2.50`.
  static func metres(_ millimetres: Int) -> String {
    let hundredths = (abs(millimetres) + 5) / 10
    let fraction = hundredths % 100
    return (millimetres < 0 ? "-" : "") + "\(hundredths / 100)." + (fraction < 10 ? "0" : "") + "\(fraction)"
  }

  /// Alarms first, then what ended last.
  private func drawNews(on canvas: inout Canvas, from top: Int, to bottom: Int) {
    var row = top
    for alarm in state.alarms where row < bottom {
      let ink: Ink = alarm.severity == .critical ? .bad : .warn
      let text = " ! \(clock(alarm.since)) \(alarm.subject): \(alarm.text)"
      canvas.write(
        Canvas.cut(text, columns: canvas.width, ending: "… hubctl status"), x: 0, y: row, ink: ink)
      row += 1
    }
    guard row + 1 < bottom else { return }
    if !ends.isEmpty { row += 1 }
    for end in ends where row < bottom {
      drawEnd(end, on: &canvas, row: row)
      row += 1
    }
  }

  private func drawEnd(_ end: RecordedEnd, on canvas: inout Canvas, row: Int) {
    let reason = end.reason.value
    let lane = end.lane.map { "lane \($0)" } ?? "nowhere"
    var x = canvas.write(" \(clock(end.at))  #\(end.serial)", x: 0, y: row, ink: .faint)
    x = canvas.write("  " + (end.code ?? "no code"), x: x, y: row)
    x = canvas.write("  → \(lane)  ", x: max(x, 44), y: row)
    x = canvas.write(reason.word, x: x, y: row, ink: reason.isPlanned ? .good : .warn)
    if !reason.isPlanned { canvas.write("  \(reason.meaning)", x: x, y: row, ink: .faint) }
  }

  private func drawReasons(on canvas: inout Canvas, row: Int) {
    let others = state.ends.filter { !$0.reason.value.isPlanned && $0.count > 0 }
      .sorted { ($1.count, $0.reason.value.word) < ($0.count, $1.reason.value.word) }
    var x = canvas.write(" not sorted ", x: 0, y: row, ink: .faint)
    if others.isEmpty { canvas.write("none so far", x: x, y: row, ink: .faint) }
    for other in others {
      let text = " \(other.reason.value.word) "
      let count = "\(other.count) "
      guard x + text.count + count.count < canvas.width else {
        canvas.write(" …", x: x, y: row, ink: .faint)
        break
      }
      x = canvas.write(text, x: x, y: row)
      x = canvas.write(count, x: x, y: row, ink: .warn)
    }
  }

  private func drawFooter(on canvas: inout Canvas, row: Int) {
    let left = " q quit   hubctl why CODE   hubctl diag   hubctl lane close N"
    canvas.write(left, x: 0, y: row, ink: .faint)
    let right = "plan \(state.planVersion) "
    canvas.write(right, x: canvas.width - Canvas.columns(of: right), y: row, ink: .faint)
  }
}
