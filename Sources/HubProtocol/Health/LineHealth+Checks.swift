extension LineHealth {
  /// An eye that has not changed for this long while the belt moved is looked at.
  ///
  /// **Units**: milliseconds. **Source**: a sorter's quietest lane sees a parcel within the hour of a shift; ten
  /// minutes of a moving belt is long for an eye over the belt and no proof for a lane's, hence only a warning.
  static let quietEyeMs = 600_000

  /// The disk is low below this. **Units**: bytes. **Source**: a day's journal of a full line is about 2 GB.
  public static let lowDiskBytes: Int64 = 2_000_000_000

  /// The disk is nearly full below this. **Units**: bytes. **Source**: an hour of a full line with room to act.
  public static let fullDiskBytes: Int64 = 200_000_000

  /// The daemon's health as facts with verdicts and next steps, the line first, then what it stands on.
  public var checks: [HealthCheck] {
    [lineCheck, trackingCheck] + links.flatMap(Self.checks) + scanners.map(Self.check) + [eyeCheck]
      + eyes.compactMap(Self.finding) + lanes.flatMap(Self.findings)
      + [configurationCheck, realtimeCheck, journalCheck, diskCheck] + [recordingCheck].compactMap { $0 }
      + [clockCheck]
  }

  private var lineCheck: HealthCheck {
    if let hold {
      return HealthCheck(
        area: .daemon, subject: line, fact: "held: \(hold.cause.sentence)", verdict: .bad,
        next: "remove the cause, then `hubctl reset`")
    }
    let known = belt.speedMmS.quality == .good ? belt.speedMmS.value : nil
    let speed = known.map { ", belt at \($0) mm/s" } ?? ", speed not known"
    switch belt.motion {
    case .moving:
      return HealthCheck(area: .belt, subject: line, fact: "running\(speed)", verdict: .ok)
    case .standing:
      return HealthCheck(
        area: .belt, subject: line, fact: "wiring: the belt stands", verdict: .warn,
        next: "start the belt; if it runs, check the encoder and its input register")
    case .unknown:
      // What is not known because nobody answers is not the encoder's fault.
      let down = links.first { $0.condition.value?.isAnswering != true }
      let why = down.map { "link \($0.name) does not answer: " } ?? "wiring: "
      return HealthCheck(
        area: .belt, subject: line, fact: why + "no encoder count, so nothing can be followed",
        verdict: .bad,
        next: down == nil
          ? "check the link that carries the encoder, then its register in the configuration"
          : "mend the link first")
    }
  }

  private static func checks(_ link: LinkView) -> [HealthCheck] {
    [check(link)]
      + link.findings.map { finding in
        HealthCheck(
          area: .link, subject: link.name, fact: finding.fact, verdict: finding.isBad ? .bad : .warn,
          next: finding.next)
      }
  }

  private static func check(_ link: LinkView) -> HealthCheck {
    let trip =
      link.roundTripP50Us.map { p50 in
        ", round trip \(milliseconds(p50)) ms (p99 \(link.roundTripP99Us.map(milliseconds) ?? "?") ms"
          + (link.roundTripP99Mm.map { ", \($0) mm of belt" } ?? "") + ")"
      } ?? ""
    let fault = link.fault
    // Of a link that is down it is the fault itself.
    let last = link.condition.value?.isAnswering == true ? link.lastError : nil
    let errors = link.failureWords.map { ", \($0)" + (last.map { ", last: \($0)" } ?? "") } ?? ""
    let oddities = link.oddityWords.map { ", \($0)" } ?? ""
    let nextTry = link.nextTryMs.map { ", next try in \($0) ms" } ?? ""
    func check(_ verdict: HealthCheck.Verdict, _ fact: String, _ next: String? = nil) -> HealthCheck {
      HealthCheck(
        area: .link, subject: link.name,
        fact: fact + " (\(link.address))" + nextTry + trip + errors + oddities, verdict: verdict, next: next)
    }
    if let fault {
      let isNew = link.condition.value == .silent && link.lastError != nil
      return check(.bad, fault.fact + (isNew ? ", as ever since the start" : ""), fault.next)
    }
    guard link.errors > 0 else { return check(.ok, "answers") }
    return check(
      .warn, "answers, and has failed", "watch whether the errors grow; if so check cable and switch")
  }

  private static func milliseconds(_ microseconds: Int) -> String {
    let tenths = (microseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10)"
  }

  private var eyeCheck: HealthCheck {
    let changed = eyes.count { $0.lastChangeAgeMs != nil }
    let fact = "\(changed) of \(eyes.count) have changed since the start"
    func check(_ verdict: HealthCheck.Verdict, _ fact: String, _ next: String? = nil) -> HealthCheck {
      HealthCheck(area: .eye, subject: "eyes", fact: fact, verdict: verdict, next: next)
    }
    if let link = links.first(where: { $0.condition.value != .good && $0.condition.value != .notArmed }) {
      let condition = link.condition.value?.rawValue ?? LinkView.Condition.silent.rawValue
      return check(.warn, "not judged: link \(link.name) \(condition)", "mend the link first")
    }
    // An eye that never changed is as old as the daemon.
    let quiet = eyes.filter { ($0.lastChangeAgeMs ?? uptimeMs) > Self.quietEyeMs }
    if belt.motion == .moving, !quiet.isEmpty {
      let names = quiet.prefix(8).map(\.name).joined(separator: ", ") + (quiet.count > 8 ? ", …" : "")
      return check(
        .warn,
        "wiring: \(quiet.count) of \(eyes.count) have not changed for 10 minutes while the belt moved: \(names)",
        "hold a hand before each: does its lamp change, and `hubctl watch` show it?")
    }
    if changed == eyes.count { return check(.ok, fact) }
    guard belt.motion == .moving else {
      return check(.warn, "not judged: the belt does not move; \(fact)", "start the belt, then ask again")
    }
    return check(
      .warn, "too early to judge: \(fact)", "ask again when parcels have run for 10 minutes")
  }
}
