import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubUnits

// What must be before anything moves by hand. The link asks its own part again, when the wire is free: this is for
// people, who want to know what is missing.
extension LineService {
  func refuseJog(
    of output: HandOutput, isLettingGo: Bool, for time: Nanoseconds = .zero
  ) async throws(SorterError) {
    let snapshot = await freshSnapshot()
    guard !isStopping else { throw .stopping }
    guard let cause = snapshot.hold else { throw .jogRefused(.notHeld, subject: "line \(line.name)") }
    guard cause == .operator else {
      let words = HoldView.Cause(rawValue: cause.word)?.sentence ?? cause.word
      throw .jogRefused(.heldForAnotherCause, subject: words)
    }
    let subject = "link \(output.linkName)"
    let status = threads.links[output.link].status
    guard status.state == .up else { throw .jogRefused(.linkDown, subject: subject) }
    if status.hold == .watchdog { throw .jogRefused(.linkNotArmed, subject: subject) }
    let condition = output.link < snapshot.links.count ? snapshot.links[output.link] : .silent
    guard condition == .good else {
      throw .jogRefused(.linkNotWell, subject: "\(subject) is \(condition.word)")
    }
    if isLettingGo { return }
    takeHandNews()
    if let move = hand.busy(at: MonotonicClock.now()) {
      throw .jogRefused(.busy, subject: "\(move.output.name) is moved by \(move.actor)")
    }
    if let lane = output.lane, let near = parcelNear(lane, for: time, snapshot) {
      throw .jogRefused(.parcelNear, subject: near)
    }
  }

  /// The line as the core sees it after the question came: who held it a moment ago is not told that it sorts.
  private func freshSnapshot() async -> CoreSnapshot {
    // Four times the core's picture period: longer, and it stands still, which the link finds.
    await pictureShows(MonotonicClock.now(), within: .milliseconds(200))
    return threads.snapshot.latest
  }

  /// The parcel that the diverter would push, or could by the time it is home again; only those that are followed.
  private func parcelNear(_ lane: LaneIndex, for time: Nanoseconds, _ snapshot: CoreSnapshot) -> String? {
    let lane = plan.lanes[lane.int]
    // A belt that stands may be started.
    let speed = max(snapshot.speed, plan.belt.nominalSpeed)
    let until = JogOrder.freshness + Self.pictureAge + time + lane.actuator + lane.returning + lane.write
    let reach = speed.travel(in: until) + Self.parcelMargin
    for index in snapshot.parcels.indices {
      let parcel = snapshot.parcels[index]
      var ahead = lane.position - parcel.position
      if plan.belt.isClosed, ahead < -(parcel.length + Self.parcelMargin) { ahead = ahead + plan.belt.length }
      guard ahead <= reach, ahead >= -(parcel.length + Self.parcelMargin) else { continue }
      let place =
        ahead > .zero ? "\(ahead.wholeMillimetres) mm before the diverter" : "at the diverter"
      return "parcel \(parcel.serial.number) is \(place) of lane \(lane.number)"
    }
    return nil
  }

  /// How old the core's picture may be. **Source**: it makes one every 50 ms.
  private static var pictureAge: Nanoseconds { .milliseconds(50) }
  /// **Source**: what eyes and belt may err, as `LanePlan.gapAhead` has it.
  private static var parcelMargin: Distance { .millimetres(100) }
}
