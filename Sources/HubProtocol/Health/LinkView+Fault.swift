extension LinkView {
  /// What keeps the link's diverters still, whose part it is first, and what to do; nil while it is good.
  ///
  /// One place, so that the alarm, the diagnosis and the log accuse the same party. A device that answers is not accused
  /// of an error that is over; of one that does not, the last error knows more than its silence.
  public var fault: LinkFinding? {
    switch condition.value {
    case .good: nil
    case .heartbeatLost:
      LinkFinding(
        fact: "device: it answers, but " + (heartbeat?.brokenWords ?? "the PLC's heartbeat stands still"),
        next: "is the PLC in RUN? check its program", isBad: true)
    case .notArmed:
      LinkFinding(
        fact: "device: it answers, but nothing is driven: its watchdog is not armed", next: "see below",
        isBad: true)
    case .stale:
      down(fact: "wiring: no fresh image", next: "check cable, switch and the coupler's power")
    case .silent, nil:
      down(
        fact: "wiring: never answered since the start",
        next: "check address, cable and the coupler's power: `ping` it")
    }
  }

  /// By the last error, whose words say what to do behind the first semicolon; as given where there is none.
  private func down(fact: String, next: String) -> LinkFinding {
    guard let lastError else { return LinkFinding(fact: fact, next: next, isBad: true) }
    let words = lastError.split(separator: "; ", maxSplits: 1).map(String.init)
    return LinkFinding(fact: words[0], next: words.count > 1 ? words[1] : next, isBad: true)
  }
}
