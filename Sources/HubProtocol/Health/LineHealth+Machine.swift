// What the line stands on: configuration, kernel, journal, disk and clock.
extension LineHealth {
  var configurationCheck: HealthCheck {
    let file = configuration.path
    func check(_ verdict: HealthCheck.Verdict, _ fact: String, _ next: String? = nil) -> HealthCheck {
      HealthCheck(area: .configuration, subject: "configuration", fact: fact, verdict: verdict, next: next)
    }
    if configuration.changedOnDisk {
      return check(
        .warn, "config: \(file) has changed since the daemon took it",
        "`hubctl config check \(file)`, then restart the daemon to take it")
    }
    if let warning = configuration.warnings.first {
      let more = configuration.warnings.count - 1
      return check(
        .warn, warning + (more > 0 ? " (and \(more) more)" : ""), "`hubctl config check \(file)` tells all")
    }
    return check(.ok, "\(file), plan \(configuration.planVersion)")
  }

  var realtimeCheck: HealthCheck {
    let lateness = realtime.latenessP99Us.map { p99 in
      ", turns begin \(p99) µs late at p99" + (realtime.latenessMaxUs.map { ", \($0) µs at most" } ?? "")
    }
    let fact = (lateness ?? "") + ", \(realtime.missedCycles) missed"
    if !realtime.granted, realtime.wish != .off {
      return HealthCheck(
        area: .realtime, subject: "core",
        fact: "kernel: real-time scheduling was refused (\(realtime.problem ?? "no reason given"))" + fact,
        verdict: realtime.wish == .required ? .bad : .warn,
        next: "run it by hubd@.service, which asks for it (LimitRTPRIO=45, LimitMEMLOCK=infinity)")
    }
    if !realtime.memoryLocked, realtime.wish != .off {
      return HealthCheck(
        area: .realtime, subject: "core", fact: "kernel: memory is not locked" + fact, verdict: .warn,
        next: "run it by hubd@.service, which allows it (LimitMEMLOCK=infinity)")
    }
    let what = realtime.granted ? "real-time scheduling" : "ordinary scheduling, as configured"
    return HealthCheck(
      area: .realtime, subject: "core", fact: what + fact, verdict: realtime.missedCycles == 0 ? .ok : .warn,
      next: realtime.missedCycles == 0
        ? nil : "what else runs on this PC? look at BIOS power saving and graphics load")
  }

  var journalCheck: HealthCheck {
    guard journal.writable else {
      return HealthCheck(
        area: .journal, subject: "journal",
        fact: "kernel: \(journal.path) cannot be written (\(journal.problem ?? "no reason given"))",
        verdict: .bad,
        next: "check the disk and the permissions of its folder; the line is held until it can be written")
    }
    let fact =
      "event \(journal.lastSequence), \(journal.unacknowledged) not acknowledged, \(journal.waiting) waiting"
    return HealthCheck(area: .journal, subject: "journal", fact: fact, verdict: .ok)
  }

  var diskCheck: HealthCheck {
    let gigabytes = Double(journal.freeBytes / 100_000_000) / 10
    let fact = "\(gigabytes) GB free, the journal takes \(journal.sizeBytes / 1_000_000) MB"
    func check(_ verdict: HealthCheck.Verdict, _ next: String? = nil) -> HealthCheck {
      HealthCheck(
        area: .disk, subject: "disk", fact: verdict == .ok ? fact : "kernel: only " + fact, verdict: verdict,
        next: next)
    }
    if journal.freeBytes < Self.fullDiskBytes {
      return check(.bad, "make room now, or the line will be held")
    }
    if journal.freeBytes < Self.lowDiskBytes {
      return check(.warn, "make room; do the consumers acknowledge? `hubctl events`")
    }
    return check(.ok)
  }

  /// Nil when nobody asked for a recording.
  var recordingCheck: HealthCheck? {
    guard let recording else { return nil }
    guard let problem = recording.problem else {
      return HealthCheck(
        area: .recording, subject: "recording", fact: "goes on in \(recording.folder)", verdict: .ok)
    }
    return HealthCheck(
      area: .recording, subject: "recording", fact: "\(problem): nothing is recorded since then",
      verdict: .warn,
      next:
        "make room or mend the disk of \(recording.folder), then restart the daemon; sorting does not need it"
    )
  }

  var clockCheck: HealthCheck {
    switch clock.synchronised {
    case true?:
      let error = clock.errorUs.map { ", within \($0 / 1_000) ms" } ?? ""
      return HealthCheck(
        area: .clock, subject: "clock", fact: "kept right by the network\(error)", verdict: .ok)
    case false?:
      return HealthCheck(
        area: .clock, subject: "clock",
        fact: "kernel: nobody keeps the clock right; it says \(clock.now.text)",
        verdict: .warn, next: "`timedatectl set-ntp true`; events carry this clock, sorting does not need it")
    case nil:
      return HealthCheck(
        area: .clock, subject: "clock",
        fact: "says \(clock.now.text); the kernel does not tell who keeps it right",
        verdict: .ok)
    }
  }
}
