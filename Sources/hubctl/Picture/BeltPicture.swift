import HubProtocol
import HubUnits

/// The belt from its start at the left to its end at the right: eyes above, parcels on it, lanes below.
struct BeltPicture {
  let state: LineState

  /// How far a label may stand from its mark. **Source**: a station's name and a blank.
  private static let labelShift = 10

  /// Draws it and returns the first free row.
  func draw(on canvas: inout Canvas, from top: Int) -> Int {
    drawEyes(on: &canvas, labels: top, marks: top + 1)
    drawBelt(on: &canvas, row: top + 2)
    drawParcels(on: &canvas, row: top + 2)
    drawLanes(on: &canvas, marks: top + 3, numbers: top + 4)
    // A free row below the numbers, where there is room for one.
    return top + (canvas.height >= WatchPicture.roomy ? 7 : 6)
  }

  /// The column of a place on the belt; one column stays free on both sides.
  private func column(_ millimetres: Int, _ canvas: Canvas) -> Int {
    let length = max(state.belt.lengthMm, 1)
    let place = min(max(millimetres, 0), length)
    return 1 + place * (canvas.width - 3) / length
  }

  private func drawEyes(on canvas: inout Canvas, labels: Int, marks: Int) {
    for eye in state.eyes where eye.lane == nil {
      guard let at = eye.atMm else { continue }
      let x = column(at, canvas)
      let isBlocked = eye.blocked.value == true
      let isSound = eye.blocked.quality == .good && eye.condition == .good
      let ink: Ink = !isSound ? .bad : isBlocked ? .warn : .faint
      canvas.write(isBlocked ? "▼" : "▽", x: x, y: marks, ink: ink)
      let width = Canvas.columns(of: eye.name)
      let start = min(max(x - 1, 1), canvas.width - width - 1)
      // A label that would run into its neighbour stands a little to the right, or not at all.
      let places = start...(start + Self.labelShift)
      guard let place = places.first(where: { canvas.isFree(($0 - 1)..<($0 + width + 1), row: labels) })
      else {
        continue
      }
      canvas.write(eye.name, x: place, y: labels, ink: eye.condition == .good ? .faint : .bad)
    }
  }

  /// Dashes that travel with the belt, so that one sees it move.
  private func drawBelt(on canvas: inout Canvas, row: Int) {
    let perColumn = max(1, state.belt.lengthMm / max(1, canvas.width - 3))
    let shift = (state.belt.positionMm.value ?? 0) / perColumn
    let ink: Ink = state.belt.motion == .moving ? .faint : .warn
    for x in 1..<(canvas.width - 1) {
      // Four columns on, two off.
      let phase = (((x - shift) % 6) + 6) % 6
      canvas.write(phase < 4 ? "─" : "╌", x: x, y: row, ink: ink)
    }
  }

  private func drawParcels(on canvas: inout Canvas, row: Int) {
    let kinds = Dictionary(state.lanes.map { ($0.number, $0.kind) }, uniquingKeysWith: { first, _ in first })
    for parcel in state.parcels {
      let front = column(parcel.positionMm, canvas)
      let back = column(parcel.positionMm - max(parcel.lengthMm, 1), canvas)
      let ink: Ink =
        if parcel.exception != nil {
          .warn
        } else if let lane = parcel.lane {
          kinds[lane] == .customsHold || kinds[lane] == .inspection ? .held : .good
        } else {
          .strong
        }
      // A parcel is shorter than a column most of the time: it takes the one of its front.
      for x in min(back + 1, front)...front {
        canvas.write(parcel.committed ? "█" : "▓", x: x, y: row, ink: ink)
      }
    }
  }

  private func drawLanes(on canvas: inout Canvas, marks: Int, numbers: Int) {
    var free = 0
    var lower = 0
    for lane in state.lanes.sorted(by: { $0.atMm < $1.atMm }) {
      let x = column(lane.atMm, canvas)
      let ink = LanePicture.ink(of: lane)
      canvas.write(lane.inFlight > 0 ? "┬" : "╷", x: x, y: marks, ink: ink)
      let number = "\(lane.number)"
      let start = min(max(x - (number.count - 1), 0), canvas.width - number.count)
      // Numbers that do not fit beside each other go down one row.
      if start >= free {
        free = canvas.write(number, x: start, y: numbers, ink: ink) + 1
      } else if start >= lower {
        lower = canvas.write(number, x: start, y: numbers + 1, ink: ink) + 1
      }
    }
  }
}
