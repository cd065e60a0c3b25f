import HubCore
import HubUnits

extension GeometryProof {
  /// The sums of every lane whose numbers were read well, or nil when none can be made.
  init?(_ line: LineDraft) {
    let points = ScanPoint.all(of: line)
    guard !points.isEmpty else { return nil }
    let speed = line.highestSpeed.value
    let rows = line.lanes.compactMap { GeometryRow($0, points: points, speed: speed, line: line) }
    guard !rows.isEmpty else { return nil }
    let links = line.links.indices.compactMap { LinkProof($0, of: line) }
    var lines: [SerialLoad] = []
    for index in line.links.indices {
      guard let load = SerialLoad(of: index, in: line), !lines.contains(where: { $0.device == load.device })
      else { continue }
      lines.append(load)
    }
    self.init(speed: speed, rows: rows, links: links, serialLines: lines)
  }
}

extension GeometryRow {
  /// The lane's sum for the scan point that leaves it the least.
  fileprivate init?(_ lane: LaneDraft, points: [ScanPoint], speed: BeltSpeed, line: LineDraft) {
    guard let diverter = lane.diverter,
      areSound(lane.number, lane.at, diverter.actuator, diverter.write, diverter.returning, diverter.late),
      diverter.minimumOn?.isSound != false, areSound(line.belt.isClosed, line.belt.length)
    else { return nil }
    let cycle = line.cycle.value
    let plan = LanePlan(lane)
    let last = plan.lastDecision(at: speed, cycle: cycle)
    func nextRound(_ point: ScanPoint) -> Distance {
      line.belt.isClosed.value && lane.at.value <= point.position ? line.belt.length.value : .zero
    }
    func spare(_ point: ScanPoint) -> Distance { last + nextRound(point) - point.position - point.needed }
    guard let tightest = points.min(by: { spare($0) < spare($1) }) else { return nil }
    let shortest = line.parcels.shortest
    self.init(
      laneNumber: UInt16(lane.number.value), laneName: lane.name.value, from: tightest.name,
      scanPosition: tightest.position, position: lane.at.value, lastDecision: last,
      beforePosition: [
        .init(
          "actuator (\(UnitText.of(diverter.actuator.value)))", speed.travel(in: diverter.actuator.value)),
        .init("order horizon (\(UnitText.of(plan.horizon)))", speed.travel(in: plan.horizon)),
        .init("write (\(UnitText.of(diverter.write.value)))", speed.travel(in: diverter.write.value)),
        .init("one cycle (\(UnitText.of(cycle)))", speed.travel(in: cycle)),
      ], summands: tightest.summands, nextRound: nextRound(tightest),
      gap: Gap(plan, speed: speed, shortestParcel: shortest.isSound ? shortest.value : .zero),
      smallestGap: line.parcels.smallestGap.isSound ? line.parcels.smallestGap.value : nil)
  }
}

extension LineCheck {
  /// A lane that fails the proof would miss its parcels by design.
  func checkGeometry(_ proof: GeometryProof) {
    checkGaps(proof)
    for row in proof.rows where !row.isInTime {
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

  /// Told once for the lane that needs most: one number is wrong, whoever suffers.
  private func checkGaps(_ proof: GeometryProof) {
    let gap = line.parcels.smallestGap
    guard let worst = proof.rows.filter({ !$0.isGapKept }).max(by: { $0.gap.needed < $1.gap.needed }) else {
      return
    }
    let sum = worst.gap.summands.map { "\($0.what) \(UnitText.upToMillimetres($0.distance))" }
      .joined(separator: " + ")
    let why =
      worst.gap.isAhead ? "to come out behind the parcel ahead" : "to be home before the parcel behind"
    problems.add(
      at: gap.place, value: UnitText.of(gap.value),
      "a gap of \(UnitText.of(gap.value)) is too small for the diverter of lane \(worst.laneNumber): it needs "
        + "\(UnitText.upToMillimetres(worst.gap.needed)) \(why): \(sum), at \(UnitText.of(proof.speed)) (nominal and "
        + "5 %)",
      allowed: ["\(UnitText.upToMillimetres(worst.gap.needed)) or more, or a faster diverter"])
  }
}
