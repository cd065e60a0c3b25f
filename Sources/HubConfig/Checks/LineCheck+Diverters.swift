import HubCore
import HubUnits

extension LineCheck {
  func checkDiverters() {
    for lane in line.lanes {
      if let diverter = lane.diverter {
        checkStroke(diverter)
      }
      checkRate(of: lane)
      if let half = lane.halfFull, lane.full == nil, lane.isRead {
        problems.add(
          at: half.place,
          "'half_full' needs 'full': a lane that can become half full becomes full, and must say so")
      }
    }
    checkShares()
  }

  private func checkStroke(_ diverter: LaneDraft.Diverter) {
    guard diverter.kind.isSound else { return }
    if [.pulse, .counted].contains(diverter.kind.value), diverter.minimumOn == nil, diverter.isRead {
      problems.add(
        at: diverter.place,
        "missing key 'minimum_on': a diverter of kind '\(diverter.kind.value.word)' is on for its stroke, and nothing "
          + "else says how long that is")
    }
    guard let stroke = diverter.minimumOn, areSound(stroke, diverter.longestOn),
      stroke.value >= diverter.longestOn.value
    else { return }
    problems.add(
      at: stroke.place, value: UnitText.of(stroke.value),
      "a coil that is on for \(UnitText.of(stroke.value)) at least would be let go by longest_on "
        + "(\(UnitText.of(diverter.longestOn.value)), line \(diverter.longestOn.place.line)) every time",
      allowed: ["less than \(UnitText.of(diverter.longestOn.value))"])
  }

  private func checkRate(of lane: LaneDraft) {
    guard let rate = lane.rate else { return }
    if lane.isEndOfBelt.value {
      problems.add(
        at: rate.length.place,
        "the end of the belt takes whatever comes; nothing can hold a parcel back from it",
        allowed: ["no rate"])
    }
    guard areSound(rate.length, line.parcels.longest), rate.length.value < line.parcels.longest.value else {
      return
    }
    problems.add(
      at: rate.length.place, value: UnitText.of(rate.length.value),
      "the longest parcel, \(UnitText.of(line.parcels.longest.value)) (line \(line.parcels.longest.place.line)), would "
        + "never be let in", allowed: ["\(UnitText.of(line.parcels.longest.value)) or more"])
  }
}
