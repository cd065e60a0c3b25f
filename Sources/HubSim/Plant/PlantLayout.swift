import HubUnits

/// The places of a belt in order, and which bit of the image each eye has.
struct PlantLayout {
  let points: [PlantPoint]
  let bitCount: Int

  init(_ description: PlantDescription) {
    var points: [PlantPoint] = []
    for (number, at) in description.inductions.enumerated() {
      let eye = PlantEye.induction(number)
      points.append(PlantPoint(at: at.micrometres, kind: .eye(eye), bit: Self.bit(of: eye, description)))
    }
    for (number, at) in description.trackingEyes.enumerated() {
      let eye = PlantEye.tracking(number)
      points.append(PlantPoint(at: at.micrometres, kind: .eye(eye), bit: Self.bit(of: eye, description)))
    }
    for (lane, drawn) in description.lanes.enumerated() {
      points.append(
        drawn.hasDiverter
          ? PlantPoint(at: drawn.at.micrometres, kind: .divert(lane), bit: -1)
          : PlantPoint(at: (drawn.at + drawn.confirmAfter).micrometres, kind: .end(lane), bit: -1))
    }
    // Equal places keep their order: of two lanes at one place the first one drawn is asked first.
    var sorted = points.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
    var eyes = 0
    for i in sorted.indices {
      sorted[i].eyesBefore = eyes
      if sorted[i].bit >= 0 { eyes += 1 }
    }
    self.points = sorted
    bitCount =
      description.inductions.count + description.trackingEyes.count + 4 * description.lanes.count
  }

  static func bit(of eye: PlantEye, _ description: PlantDescription) -> Int {
    let inductions = description.inductions.count
    let line = inductions + description.trackingEyes.count
    let lanes = description.lanes.count
    switch eye {
    case .induction(let number): return number
    case .tracking(let number): return inductions + number
    case .confirm(let lane): return line + lane
    case .full(let lane): return line + lanes + lane
    case .half(let lane): return line + 2 * lanes + lane
    case .armOut(let lane): return line + 3 * lanes + lane
    }
  }
}
