import HubUnits

extension LineCheck {
  func checkLinks() {
    for link in line.links {
      checkPoll(link)
      checkOurHeartbeat(link)
      checkTheirHeartbeat(link)
    }
  }

  private func checkPoll(_ link: LinkDraft) {
    guard areSound(link.staleAfter, link.poll) else { return }
    atLeastPolls(link.staleAfter, link)
  }

  /// One answer that is lost, and one that comes late.
  private static let spareReadings: Int64 = 2

  /// One lost answer, and one that comes late, must not stop the line.
  private func atLeastPolls(_ staleAfter: Located<Nanoseconds>, _ link: LinkDraft) {
    let least = link.poll.value * (Self.spareReadings + 1)
    guard staleAfter.value < least else { return }
    problems.add(
      at: staleAfter.place, value: UnitText.of(staleAfter.value),
      "\(UnitText.of(staleAfter.value)) is less than three polls of \(UnitText.of(link.poll.value)): "
        + "one late answer would hold every diverter", allowed: ["\(UnitText.of(least)) or more"])
  }

  /// A reading shows one change at most; as with one, a lost answer and a late one must not stop the line.
  private func checkTheirHeartbeat(_ link: LinkDraft) {
    guard let theirs = link.theirs, areSound(theirs.staleAfter, link.poll) else { return }
    atLeastPolls(theirs.staleAfter, link)
    guard areSound(theirs.edges) else { return }
    let readings = theirs.staleAfter.value.count / link.poll.value.count
    guard readings >= Self.spareReadings + 1, Int64(theirs.edges.value) + Self.spareReadings > readings else {
      return
    }
    let least = link.poll.value * (Int64(theirs.edges.value) + Self.spareReadings)
    problems.add(
      at: theirs.edges.place, value: "\(theirs.edges.value)",
      "\(theirs.edges.value) edges are not sure to be seen in \(UnitText.of(theirs.staleAfter.value)): a poll of "
        + "\(UnitText.of(link.poll.value)) reads \(readings) times in it and sees one edge a reading at most, and "
        + "one answer may be lost and one late",
      allowed: [
        "\(readings - Self.spareReadings) or less, or a 'stale_after' of \(UnitText.of(least)) or more"
      ])
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
