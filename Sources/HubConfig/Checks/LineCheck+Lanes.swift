import HubUnits

extension LineCheck {
  func checkLaneKinds() {
    guard !line.lanes.isEmpty else { return }
    for lane in line.lanes where areSound(lane.kind, lane.isEndOfBelt) && lane.isRead {
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
      if let before, lane.at.value <= before.at.value {
        problems.add(
          at: lane.at.place, value: UnitText.of(lane.at.value),
          "\(UnitText.of(lane.at.value)) is not behind the lane before, \(reference(before.at.place)) "
            + "at \(UnitText.of(before.at.value)); lanes are written in the order of the belt")
      }
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

  private func insideBelt(_ at: Located<Distance>) {
    guard areSound(at, line.belt.length), at.value >= line.belt.length.value else { return }
    problems.add(
      at: at.place, value: UnitText.of(at.value),
      "\(UnitText.of(at.value)) is not on the belt, which ends at \(UnitText.of(line.belt.length.value)) "
        + "(line \(line.belt.length.place.line))",
      allowed: ["less than \(UnitText.of(line.belt.length.value))"])
  }

  /// Positions must be corrected once between the last place where parcels come on and the first that they leave.
  private func checkTrackingEyePlace() {
    let starts = line.inductions.map(\.at) + line.fixedScanners.map(\.at)
    let diverters = line.lanes.filter { $0.diverter != nil }.map(\.at)
    guard (starts + diverters + line.trackingEyes.map(\.at)).allSatisfy(\.isSound),
      !line.trackingEyes.isEmpty,
      let last = starts.max(by: { $0.value < $1.value }),
      let first = diverters.min(by: { $0.value < $1.value }),
      last.value < first.value,
      !line.trackingEyes.contains(where: { $0.at.value > last.value && $0.at.value < first.value })
    else { return }
    problems.add(
      at: Place(line: line.trackingPlace.line, column: line.trackingPlace.column, path: "tracking.eyes"),
      "no eye between the last induction or scanner (\(UnitText.of(last.value)), line \(last.place.line)) and the "
        + "first diverter (\(UnitText.of(first.value)), line \(first.place.line)): a parcel that slipped while it "
        + "was put on would be diverted by a wrong position",
      allowed: ["an eye with 'at' between \(UnitText.of(last.value)) and \(UnitText.of(first.value))"])
  }
}
