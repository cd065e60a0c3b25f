import HubCore
import HubUnits

extension GeometryProof {
  /// The sums of every lane whose numbers were read well, or nil when none can be made.
  init?(_ line: LineDraft) {
    let points = ScanPoint.all(of: line)
    guard !points.isEmpty else { return nil }
    let speed = line.highestSpeed.value
    let rows = line.lanes.compactMap {
      GeometryRow($0, points: points, speed: speed, cycle: line.cycle.value)
    }
    guard !rows.isEmpty else { return nil }
    self.init(speed: speed, rows: rows)
  }
}

extension GeometryRow {
  /// The lane's sum for the scan point that leaves it the least.
  fileprivate init?(_ lane: LaneDraft, points: [ScanPoint], speed: BeltSpeed, cycle: Nanoseconds) {
    guard let diverter = lane.diverter, areSound(lane.number, lane.at, diverter.actuator, diverter.write)
    else {
      return nil
    }
    let last = LanePlan(lane).lastDecision(at: speed, cycle: cycle)
    guard let tightest = points.max(by: { $0.position + $0.needed < $1.position + $1.needed }) else {
      return nil
    }
    self.init(
      laneNumber: UInt16(lane.number.value), laneName: lane.name.value, from: tightest.name,
      scanPosition: tightest.position, position: lane.at.value, lastDecision: last,
      beforePosition: [
        .init(
          "actuator (\(UnitText.of(diverter.actuator.value)))", speed.travel(in: diverter.actuator.value)),
        .init("order horizon (\(UnitText.of(Limits.orderHorizon)))", speed.travel(in: Limits.orderHorizon)),
        .init("write (\(UnitText.of(diverter.write.value)))", speed.travel(in: diverter.write.value)),
        .init("one cycle (\(UnitText.of(cycle)))", speed.travel(in: cycle)),
      ], summands: tightest.summands)
  }
}

extension LineCheck {
  /// A lane that fails the proof would miss its parcels by design.
  func checkGeometry(_ proof: GeometryProof) {
    for row in proof.rows where !row.isProved {
      guard let lane = line.lanes.first(where: { $0.number.value == Int(row.laneNumber) }) else { continue }
      let sum = row.summands.map { "\($0.what) \(UnitText.upToMillimetres($0.distance))" }.joined(
        separator: " + ")
      let before = row.beforePosition.map(\.what).joined(separator: ", ")
      problems.add(
        at: lane.at.place, value: UnitText.of(lane.at.value),
        "lane \(row.laneNumber) is too close behind '\(row.from)' (\(UnitText.of(row.scanPosition))): its last "
          + "decision point is at \(UnitText.toMillimetres(row.lastDecision)) (\(before) before the diverter), so "
          + "there are \(UnitText.toMillimetres(row.available)), and "
          + "\(UnitText.upToMillimetres(row.needed)) are needed: \(sum), at \(UnitText.of(proof.speed)) "
          + "(nominal and 5 %)",
        allowed: ["at \(UnitText.upToMillimetres(row.position - row.spare)) or more, or a shorter lookup"])
    }
  }
}
