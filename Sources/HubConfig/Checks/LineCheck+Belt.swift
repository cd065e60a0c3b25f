import HubUnits

extension LineCheck {
  /// The encoder must not come round within the belt, or one count would mean two places.
  func checkBelt() {
    let belt = line.belt
    guard areSound(belt.bits, belt.perPulse, belt.length) else { return }
    let wrap = belt.perPulse.value * (1 << Int64(belt.bits.value))
    guard wrap <= belt.length.value else { return }
    problems.add(
      at: belt.bits.place, value: String(belt.bits.value),
      "\(belt.bits.value) bits of \(UnitText.of(belt.perPulse.value)) come round after \(UnitText.of(wrap)), "
        + "and the belt is \(UnitText.of(belt.length.value)): one count would mean two places",
      allowed: ["bits: 32, or a longer per_pulse"])
  }

  /// How finely the line sees an edge: what the belt moves in one poll, and one pulse.
  func resolution(of link: LinkDraft) -> Distance? {
    guard areSound(link.poll, line.belt.speed, line.belt.perPulse) else { return nil }
    return line.highestSpeed.value.travel(in: link.poll.value) + line.belt.perPulse.value
  }
}
