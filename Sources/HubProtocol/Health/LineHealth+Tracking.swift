// How parcels are followed and moved: the encoder, the eyes on the way, the diverters.
extension LineHealth {
  /// Slip that is worth a look. **Units**: percent. **Source**: at 2 % a parcel is 20 mm
  /// off after each metre from one eye to the next, and windows must be as wide.
  static let muchSlip = 2.0

  var trackingCheck: HealthCheck {
    let t = tracking
    let fact =
      "slip \(Self.percent(t.slipPercent)) %; \(t.early) early, \(t.late) late, \(t.missing) missing, "
      + "\(t.unexpected) unexpected; \(t.lost) lost, \(t.found) found again, \(t.merged) merged"
    func check(_ verdict: HealthCheck.Verdict, _ fact: String, _ next: String? = nil) -> HealthCheck {
      HealthCheck(area: .tracking, subject: "tracking", fact: fact, verdict: verdict, next: next)
    }
    if t.isDegraded {
      return check(
        .bad, "device: the encoder is not believed: degraded, followed by time; " + fact,
        "look at the encoder: wheel on the belt, coupling, cable, its register; windows are wider until then")
    }
    if t.slipPercent.magnitude >= Self.muchSlip {
      return check(
        .warn, "device: parcels and encoder disagree: " + fact,
        "is the belt or the encoder's wheel slippery or worn? is per_pulse right?")
    }
    return check(.ok, "by the encoder, " + fact)
  }

  /// What is wrong with an eye on the way, or nil.
  static func finding(_ eye: EyeView) -> HealthCheck? {
    guard let sentence = eye.finding else { return nil }
    return HealthCheck(
      area: .eye, subject: eye.name, fact: "wiring: " + sentence.what, verdict: .bad, next: sentence.action)
  }

  /// What a lane's diverter and confirm eye did wrong since the start: two different things to look at.
  static func findings(_ lane: LaneView) -> [HealthCheck] {
    func check(_ fact: String, _ next: String) -> HealthCheck {
      HealthCheck(
        area: .lane, subject: "lane \(lane.number)", fact: fact,
        verdict: lane.state == .outOfService ? .bad : .warn, next: next)
    }
    var found: [HealthCheck] = []
    if lane.didNotMove > 0 {
      found.append(
        check(
          "device: its diverter did not move its parcel, \(lane.didNotMoveTimes)",
          "try the diverter by hand: air, drive, coil and its wiring"))
    }
    if lane.eyeSilent > 0 {
      found.append(
        check(
          "wiring: its diverter moved the parcel, its confirm eye stayed silent, \(lane.eyeSilentTimes)",
          "clean and align the confirm eye; the diverter is not to blame"))
    }
    return found
  }

  /// Percent with two decimals.
  static func percent(_ value: Double) -> String {
    let hundredths = Int64((value * 100).rounded())
    let size = hundredths.magnitude
    let decimals = size % 100
    return (hundredths < 0 ? "-" : "") + "\(size / 100)." + (decimals < 10 ? "0" : "") + "\(decimals)"
  }
}
