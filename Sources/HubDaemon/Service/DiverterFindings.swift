import HubProtocol
import HubUnits

/// Remembers when a diverter or a confirm eye last failed, so that an alarm goes when it works again for long.
struct DiverterFindings {
  /// How long such an alarm stands after the last failure.
  ///
  /// **Source**: a technician needs minutes to walk there; a lane that takes parcels for ten minutes without a new
  /// failure is in order.
  private static var standing: Nanoseconds { .seconds(600) }

  private struct Seen {
    var count = 0
    var at: MonotonicInstant = .distantPast
  }
  private var seen: [String: Seen] = [:]

  /// What is alarmed of a lane now: its diverter, its confirm eye, or both.
  mutating func recent(_ lane: LaneView, at now: MonotonicInstant) -> [(subject: String, text: String)] {
    let place = "lane \(lane.number) (\(lane.name))"
    var found: [(subject: String, text: String)] = []
    if isRecent("diverter of lane \(lane.number)", lane.didNotMove, at: now) {
      found.append(
        (
          "diverter of lane \(lane.number)",
          "device: the diverter of \(place) did not move its parcel, \(lane.didNotMoveTimes): "
            + "look at air, drive, coil and its wiring"
        ))
    }
    if isRecent("confirm eye of lane \(lane.number)", lane.eyeSilent, at: now) {
      found.append(
        (
          "confirm eye of lane \(lane.number)",
          "wiring: the diverter of \(place) moved its parcel and the confirm eye stayed silent, "
            + "\(lane.eyeSilentTimes): clean and align the eye"
        ))
    }
    return found
  }

  private mutating func isRecent(_ subject: String, _ count: Int, at now: MonotonicInstant) -> Bool {
    var entry = seen[subject] ?? Seen()
    if count > entry.count { entry = Seen(count: count, at: now) }
    seen[subject] = entry
    return entry.at > .distantPast && now - entry.at < Self.standing
  }
}
