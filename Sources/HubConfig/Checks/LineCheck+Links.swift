import HubUnits

extension LineCheck {
  func checkLinks() {
    for link in line.links {
      checkPoll(link)
      checkOurHeartbeat(link)
      if let theirs = link.theirs, areSound(theirs.staleAfter, link.poll) {
        atLeastPolls(theirs.staleAfter, link)
      }
    }
  }

  private func checkPoll(_ link: LinkDraft) {
    guard areSound(link.staleAfter, link.poll) else { return }
    atLeastPolls(link.staleAfter, link)
  }

  /// One lost answer, and one that comes late, must not stop the line.
  private func atLeastPolls(_ staleAfter: Located<Nanoseconds>, _ link: LinkDraft) {
    let least = link.poll.value * 3
    guard staleAfter.value < least else { return }
    problems.add(
      at: staleAfter.place, value: UnitText.of(staleAfter.value),
      "\(UnitText.of(staleAfter.value)) is less than three polls of \(UnitText.of(link.poll.value)): "
        + "one late answer would hold every diverter", allowed: ["\(UnitText.of(least)) or more"])
  }

  private func checkOurHeartbeat(_ link: LinkDraft) {
    guard let ours = link.ours else { return }
    if areSound(ours.every, ours.releasedAfter), ours.every.value * 3 >= ours.releasedAfter.value {
      problems.add(
        at: ours.every.place, value: UnitText.of(ours.every.value),
        "a heartbeat every \(UnitText.of(ours.every.value)) leaves the PLC's \(UnitText.of(ours.releasedAfter.value)) "
          + "no room for two that are lost",
        allowed: ["less than \(UnitText.of(ours.releasedAfter.value / 3))"])
    }
    if areSound(ours.every, link.poll), ours.every.value < link.poll.value {
      problems.add(
        at: ours.every.place, value: UnitText.of(ours.every.value),
        "the heartbeat is written once a poll, so it cannot change every \(UnitText.of(ours.every.value))",
        allowed: ["\(UnitText.of(link.poll.value)) or more"])
    }
  }
}
