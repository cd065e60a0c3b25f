import HubUnits

extension LineCheck {
  func checkLaneKinds() {
    guard !line.lanes.isEmpty else { return }
    for lane in line.lanes where areSound(lane.kind, lane.isEndOfBelt, line.belt.isClosed) && lane.isRead {
      guard !line.belt.isClosed.value else {
        refuseEnd(lane)
        continue
      }
      if lane.isEndOfBelt.value, lane.kind.value != .exception {
        problems.add(
          at: lane.isEndOfBelt.place,
          "only the exception lane can be the end of the belt: whatever was not diverted arrives there",
          allowed: ["kind: exception, or no end_of_belt"])
      }
      if !lane.isEndOfBelt.value, lane.kind.value == .exception {
        problems.add(
          at: lane.kind.place, value: "exception",
          "the exception lane needs 'end_of_belt: true': parcels must reach it even when nothing works")
      }
    }
    exactlyOne(.exception, "whatever cannot be sorted surely must have a place to end")
    exactlyOne(.customsHold, "a parcel under customs hold must have a place that is no release lane")
    exactlyOne(.inspection, "a parcel customs wants to see must have a place to go")
  }

  private func refuseEnd(_ lane: LaneDraft) {
    guard lane.isEndOfBelt.value else { return }
    problems.add(
      at: lane.isEndOfBelt.place,
      "a closed belt (line \(line.belt.isClosed.place.line)) has no end: what nobody takes out comes round again, so "
        + "the exception lane needs a diverter there", allowed: ["a diverter, and no end_of_belt"])
  }

  private func exactlyOne(_ kind: LaneKindWord, _ why: String) {
    // A lane whose kind cannot be read may be the one that is missed.
    guard line.lanes.allSatisfy({ $0.kind.isSound && $0.isRead }) else { return }
    let found = line.lanes.filter { $0.kind.value == kind }
    if found.isEmpty, let last = line.lanes.last {
      problems.add(
        at: Place(line: last.place.line, column: last.place.column, path: "lanes"),
        "no lane has 'kind: \(kind.rawValue)': \(why)")
    }
    for extra in found.dropFirst() {
      problems.add(
        at: extra.kind.place, value: kind.rawValue,
        "a second lane with 'kind: \(kind.rawValue)'; the first is \(reference(found[0].kind.place))",
        allowed: ["exactly one"])
    }
  }

  func checkPositions() {
    var before: LaneDraft?
    for lane in line.lanes where lane.at.isSound {
      if let before { behind(before, lane) }
      before = lane
      insideBelt(lane.at)
    }
    for induction in line.inductions { insideBelt(induction.at) }
    for scanner in line.fixedScanners { insideBelt(scanner.at) }
    for eye in line.trackingEyes { insideBelt(eye.at) }
    if areSound(line.parcels.shortest, line.parcels.longest),
      line.parcels.longest.value <= line.parcels.shortest.value
    {
      problems.add(
        at: line.parcels.longest.place, value: UnitText.of(line.parcels.longest.value),
        "the longest parcel is not longer than the shortest, \(UnitText.of(line.parcels.shortest.value))")
    }
    checkTrackingEyePlace()
  }

  private func behind(_ before: LaneDraft, _ lane: LaneDraft) {
    guard lane.at.value <= before.at.value else { return }
    // The two sides of one diverter; what is wrong with that is told there.
    if lane.at.value == before.at.value, lane.diverter?.shares != nil || before.diverter?.shares != nil {
      return
    }
    let sides =
      lane.at.value == before.at.value && before.number.isSound && lane.diverter?.isRead == true
      ? "; two sides of one diverter are written 'diverter: { shares: \(before.number.value), … }' in the second lane"
      : ""
    problems.add(
      at: lane.at.place, value: UnitText.of(lane.at.value),
      "\(UnitText.of(lane.at.value)) is not behind the lane before, \(reference(before.at.place)) "
        + "at \(UnitText.of(before.at.value)); lanes are written in the order of the belt\(sides)")
  }

  private func insideBelt(_ at: Located<Distance>) {
    guard areSound(at, line.belt.length), at.value >= line.belt.length.value else { return }
    problems.add(
      at: at.place, value: UnitText.of(at.value),
      "\(UnitText.of(at.value)) is not on the belt, which ends at \(UnitText.of(line.belt.length.value)) "
        + "(line \(line.belt.length.place.line))",
      allowed: ["less than \(UnitText.of(line.belt.length.value))"])
  }

  /// Positions must be corrected once between the last place where parcels come on and the next that they leave.
  private func checkTrackingEyePlace() {
    let starts = line.inductions.map(\.at) + line.fixedScanners.map(\.at)
    let diverters = line.lanes.filter { $0.diverter != nil }.map(\.at)
    guard (starts + diverters + line.trackingEyes.map(\.at)).allSatisfy(\.isSound),
      line.belt.length.isSound, line.belt.isClosed.isSound, !line.trackingEyes.isEmpty,
      let last = starts.max(by: { $0.value < $1.value })
    else { return }
    func way(_ at: Located<Distance>) -> Distance { ahead(from: last.value, to: at.value) }
    let reached = isLoop ? diverters.min { way($0) < way($1) } : diverters.min { $0.value < $1.value }
    guard let next = reached, way(next) > .zero,
      !line.trackingEyes.contains(where: { way($0.at) > .zero && way($0.at) < way(next) })
    else { return }
    let which = next.value > last.value ? "first diverter" : "first diverter of the next round"
    problems.add(
      at: Place(line: line.trackingPlace.line, column: line.trackingPlace.column, path: "tracking.eyes"),
      "no eye between the last induction or scanner (\(UnitText.of(last.value)), line \(last.place.line)) and the "
        + "\(which) (\(UnitText.of(next.value)), line \(next.place.line)): a parcel that slipped while it "
        + "was put on would be diverted by a wrong position",
      allowed: ["an eye with 'at' between \(UnitText.of(last.value)) and \(UnitText.of(next.value))"])
  }

  var isLoop: Bool { line.belt.isClosed.isSound && line.belt.isClosed.value && line.belt.length.isSound }

  /// The way from one place to another in the direction of travel; negative where an open belt does not lead there.
  func ahead(from: Distance, to: Distance) -> Distance {
    let straight = to - from
    return straight <= .zero && isLoop ? straight + line.belt.length.value : straight
  }
}
