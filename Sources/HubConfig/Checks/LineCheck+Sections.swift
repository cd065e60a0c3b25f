import HubCore
import HubUnits

extension LineCheck {
  func checkSections() {
    var before: SectionDraft?
    for section in line.sections.sorted(by: { $0.from.value < $1.from.value })
    where areSound(section.from, section.to) {
      checkPlace(of: section)
      if let before, section.from.value < before.to.value {
        problems.add(
          at: section.from.place, value: UnitText.of(section.from.value),
          "this section begins at \(UnitText.of(section.from.value)), inside \(reference(before.place)), which ends at "
            + "\(UnitText.of(before.to.value)): one place, one rule",
          allowed: ["\(UnitText.of(before.to.value)) or more"])
      }
      before = section
      guard section.rule.isSound, section.rule.value != .ignore else {
        if section.recirculates.value, section.rule.isSound {
          problems.add(
            at: section.recirculates.place,
            "rule 'ignore' hits nobody, so nobody goes round again because of it",
            allowed: ["rule: both or second, or no to_recirculation"])
        }
        continue
      }
      checkGap(of: section)
      checkJudge(of: section)
    }
  }

  private func checkPlace(of section: SectionDraft) {
    if section.to.value <= section.from.value {
      problems.add(
        at: section.to.place, value: UnitText.of(section.to.value),
        "a section ends behind its beginning, \(UnitText.of(section.from.value)); write one that runs over the "
          + "belt's start as two", allowed: ["more than \(UnitText.of(section.from.value))"])
    }
    guard line.belt.length.isSound, section.to.value > line.belt.length.value else { return }
    problems.add(
      at: section.to.place, value: UnitText.of(section.to.value),
      "\(UnitText.of(section.to.value)) is behind the belt, which ends at \(UnitText.of(line.belt.length.value)) "
        + "(line \(line.belt.length.place.line))", allowed: ["up to \(UnitText.of(line.belt.length.value))"])
  }

  /// A parcel closer than the line's smallest gap is not diverted anywhere, whatever its section says.
  private func checkGap(of section: SectionDraft) {
    guard let gap = section.smallestGap, areSound(gap, line.parcels.smallestGap),
      gap.value < line.parcels.smallestGap.value
    else { return }
    let least = line.parcels.smallestGap
    problems.add(
      at: gap.place, value: UnitText.of(gap.value),
      "a gap of \(UnitText.of(gap.value)) is less than parcels.smallest_gap, \(UnitText.of(least.value)) (line "
        + "\(least.place.line)): no diverter works on that, so the section would promise what nobody keeps",
      allowed: ["\(UnitText.of(least.value)) or more, or rule: ignore"])
  }

  /// A gap is judged where an eye sees the second parcel come.
  private func checkJudge(of section: SectionDraft) {
    var eyes = line.inductions.map(\.at) + line.trackingEyes.map(\.at)
    eyes += line.lanes.filter(\.isEndOfBelt.value).map(\.at)
    guard eyes.allSatisfy(\.isSound), section.from.value < section.to.value,
      !eyes.contains(where: { (section.from.value..<section.to.value).contains($0.value) })
    else { return }
    problems.add(
      at: section.place,
      "no eye on the way looks between \(UnitText.of(section.from.value)) and \(UnitText.of(section.to.value)), so "
        + "nobody would judge the gaps there",
      allowed: ["a section over an induction or tracking eye, or one more eye in tracking.eyes"])
  }
}
