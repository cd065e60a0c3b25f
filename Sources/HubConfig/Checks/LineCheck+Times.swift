import HubCore
import HubUnits

extension LineCheck {
  /// Times that must be longer than the longest parcel takes to pass, at the slowest the drive may run.
  func checkTimes() {
    guard areSound(line.parcels.longest, line.belt.speed),
      let passing = line.lowestSpeed.value.time(for: line.parcels.longest.value)
    else { return }
    let parcel =
      "the longest parcel (\(UnitText.of(line.parcels.longest.value))) takes \(UnitText.upToMilliseconds(passing)) "
      + "to pass"
    for lane in line.lanes {
      if let full = lane.full {
        longer(full.fullAfter, than: passing, "\(parcel), and a lane would seem full because of it")
      }
      longer(lane.confirm.jamAfter, than: passing, "\(parcel), and would seem jammed")
      // A pulse lasts as long as it lasts, whatever lies on the belt.
      guard let diverter = lane.diverter, areSound(diverter.kind, diverter.actuator, diverter.late),
        diverter.kind.value != .pulse
      else { continue }
      longer(
        diverter.longestOn, than: passing + diverter.actuator.value + diverter.late.value,
        "\(parcel), with actuator and late \(UnitText.upToMilliseconds(diverter.actuator.value + diverter.late.value)): "
          + "the diverter would be let go under it")
    }
  }

  private func longer(_ time: Located<Nanoseconds>, than least: Nanoseconds, _ why: String) {
    guard time.isSound, time.value <= least else { return }
    problems.add(
      at: time.place, value: UnitText.of(time.value), "\(UnitText.of(time.value)) is too short: \(why)",
      allowed: ["more than \(UnitText.upToMilliseconds(least))"])
  }

  /// When this program dies with a coil on, the parcel behind must not meet the diverter that is still out.
  ///
  /// The PLC lets go `released_after` after the last heartbeat, the diverter needs `return` to be home, and the
  /// nose of the parcel behind is known to one poll. All of it at the fastest the drive may run.
  func checkSmallestGap() {
    let gap = line.parcels.smallestGap
    guard areSound(gap, line.belt.speed) else { return }
    let speed = line.highestSpeed.value
    let sums = line.lanes.compactMap { lane -> (lane: LaneDraft, needed: Distance, text: String)? in
      guard let diverter = lane.diverter, areSound(lane.link, diverter.returning),
        line.links.indices.contains(lane.link.value)
      else { return nil }
      let link = line.links[lane.link.value]
      guard let released = link.releasedAfter, areSound(released, link.poll) else { return nil }
      let out = speed.travel(in: released.value + diverter.returning.value)
      let nose = speed.travel(in: link.poll.value)
      let text =
        "(released_after \(UnitText.of(released.value)) + return \(UnitText.of(diverter.returning.value))) × "
        + "\(UnitText.of(speed)) = \(UnitText.upToMillimetres(out)), and the parcel's nose is known to one poll "
        + "(\(UnitText.of(link.poll.value)) = \(UnitText.upToMillimetres(nose)))"
      return (lane, out + nose, text)
    }
    guard let worst = sums.max(by: { $0.needed < $1.needed }), worst.needed > gap.value else { return }
    problems.add(
      at: gap.place, value: UnitText.of(gap.value),
      "a gap of \(UnitText.of(gap.value)) is too small: when this program dies in the middle of a divert, the "
        + "diverter of lane \(worst.lane.number.value) stays out for \(worst.text); at nominal speed and 5 %, the "
        + "parcel behind would be hit or taken along",
      allowed: ["\(UnitText.upToMillimetres(worst.needed)) or more, or a shorter released_after or return"])
  }
}
