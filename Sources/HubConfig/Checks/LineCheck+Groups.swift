import HubCore
import HubUnits

extension LineCheck {
  func checkGroups() {
    for group in line.groups {
      var seen: Set<Int> = []
      for lane in group.lanes where lane.isSound {
        checkIsRelease(lane)
        if !seen.insert(lane.value).inserted {
          let number = line.lanes[lane.value].number.value
          problems.add(
            at: lane.place, value: String(number), "lane \(number) is twice in group '\(group.name.value)'")
        }
      }
      checkOverflow(of: group, lanes: seen)
    }
    checkAlternates()
    checkUsed()
  }

  private func checkIsRelease(_ lane: Located<Int>) {
    let draft = line.lanes[lane.value]
    guard draft.kind.isSound, draft.kind.value != .release else { return }
    problems.add(
      at: lane.place, value: String(draft.number.value),
      "lane \(draft.number.value) is of kind \(draft.kind.value.rawValue); the sort plan may only send "
        + "parcels into release lanes" + reason(draft.kind.value))
  }

  private func reason(_ kind: LaneKindWord) -> String {
    switch kind {
    case .customsHold, .inspection: "; customs alone decides what goes there"
    case .exception: "; it takes what nothing else takes"
    case .release: ""
    }
  }

  private func checkOverflow(of group: GroupDraft, lanes: Set<Int>) {
    guard let overflow = group.overflow, overflow.isSound else { return }
    checkIsRelease(overflow)
    guard lanes.contains(overflow.value) else { return }
    let number = line.lanes[overflow.value].number.value
    problems.add(
      at: overflow.place, value: String(number),
      "lane \(number) is in group '\(group.name.value)' itself, so it is full when the group is; overflow is one more lane"
    )
  }

  /// Who is asked must not ask back, or the search would go round.
  private func checkAlternates() {
    guard line.groups.allSatisfy({ $0.alternate?.isSound != false }) else { return }
    var told: Set<Int> = []
    for start in line.groups.indices {
      var way = [start]
      while let next = line.groups[way[way.count - 1]].alternate?.value, !way.contains(next) {
        way.append(next)
      }
      guard let alternate = line.groups[way[way.count - 1]].alternate, alternate.value == start,
        told.isDisjoint(with: way)
      else { continue }
      told.formUnion(way)
      let names = (way + [start]).map { "'\(line.groups[$0].name.value)'" }
      let first = line.groups[start].alternate ?? alternate
      problems.add(
        at: first.place, value: line.groups[first.value].name.value,
        way.count == 1
          ? "group \(names[0]) is its own alternate; name another group, or leave it out"
          : "the alternates go round: \(names.joined(separator: " to ")); when all are full, none of them has an answer"
      )
    }
    if told.isEmpty { checkAlternateChains() }
  }

  /// The core asks a few groups, not all of them, within one turn.
  private func checkAlternateChains() {
    for group in line.groups {
      var asked = [group]
      while let next = asked[asked.count - 1].alternate?.value { asked.append(line.groups[next]) }
      guard asked.count > Limits.alternates, let alternate = group.alternate else { continue }
      let names = asked.map { "'\($0.name.value)'" }.joined(separator: " to ")
      problems.add(
        at: alternate.place, value: line.groups[alternate.value].name.value,
        "\(asked.count) groups would be asked one after the other: \(names)",
        allowed: ["up to \(Limits.alternates), this one among them"])
    }
  }

  /// A group that no rule names can still be another's alternate.
  private func checkUsed() {
    guard !line.rules.isEmpty, line.rules.allSatisfy({ $0.group.isSound }),
      line.groups.allSatisfy({ $0.alternate?.isSound != false })
    else { return }
    let used = Set(line.rules.map(\.group.value) + line.groups.compactMap { $0.alternate?.value })
    for (index, group) in line.groups.enumerated() where !used.contains(index) {
      problems.add(
        at: group.name.place, value: group.name.value,
        "no rule sends anything to group '\(group.name.value)'; add a rule or take the group out")
    }
  }
}
