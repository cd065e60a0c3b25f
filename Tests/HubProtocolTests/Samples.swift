import HubProtocol
import HubUnits

/// One message of each kind with every field filled in.
enum Samples {
  static let at = WireTime("2026-11-21T03:04:05.678Z") ?? WireTime(milliseconds: 0)

  static let hold = HoldView(cause: .journalDown, since: at)
  static let belt = BeltView(
    lengthMm: 60_000, motion: .moving, speedMmS: .good(2_500), positionMm: .stale(1_234_567, ageMs: 80))
  static let link = LinkView(
    name: "plc1", address: "10.0.0.2:502", condition: .good(.heartbeatLost, ageMs: 4), roundTripP50Us: 420,
    roundTripP99Us: 1_900, roundTripP99Mm: 5, errors: 28, lastError: "timed out",
    numbers: LinkNumbers(
      connects: 9, timeouts: 1, refusals: 2, unreachable: 3, closed: 4, exceptions: 5, wrongAnswers: 6,
      local: 7, strayAnswers: 8, latePolls: 10, expired: 11, dropped: 12, releasedByLink: 13),
    nextTryMs: 1_200, heartbeat: HeartbeatRule(edges: 2, withinUs: 300_000),
    findings: [LinkFinding(fact: "device: not armed", next: "set it", isBad: true)])
  static let scanner = ScannerView(
    name: "hand-1", mode: "hid-pos", condition: .notPermitted, device: "0c2e:0b87 at 1-2",
    problem: "udev rule",
    reads: 12, lastReadAgeMs: 900, state: "waiting-for-permission", step: "retry",
    numbers: ScannerNumbers(
      reports: 20, reportsLost: 1, badReports: 2, labels: 12, labelsLost: 3, fragmentsDropped: 4,
      labelsDoubtful: 5, labelsTooLong: 6, labelsNeverKeys: 9, noReadTexts: 7, deviceAnswers: 8, openings: 2,
      labelTimeP50Us: 168_000, labelTimeP99Us: 336_000, labelTimeMaxUs: 340_000),
    orders: ScannerOrders(tones: true, reading: .prevented, sent: 40, refused: 2, late: 1),
    readRate: ScannerReadRate(
      passed: 700, read: 680, recentPercent: 86, usualPercent: 97.4, unreadPercents: [2, 14],
      finding: .falling), layout: "be", usb: "0c2e:0b87", serial: "18012B0C2E")
  static let eye = EyeView(
    name: "station-1", atMm: 500, lane: 3, blocked: .good(true, ageMs: 2), lastChangeAgeMs: 40,
    tracking: EyeTracking(
      matched: 9, early: 1, late: 2, missing: 3, unexpected: 4, flickers: 5, meanErrorMm: 1.5,
      worstErrorMm: 12.25))
  static let tracking = TrackingView(
    source: .time, slipPercent: -0.75, early: 1, late: 2, missing: 3, unexpected: 4, lost: 5, found: 6,
    merged: 7, recirculating: 8, recirculatingPercent: 12.5)
  static let lane = LaneView(
    number: 27, name: "Customs hold", kind: .customsHold, atMm: 56_000, state: .outOfService, inFlight: 1,
    delivered: 9, since: at, by: .diverter, didNotMove: 2, eyeSilent: 1)
  static let parcel = ParcelView(
    serial: 41, code: "JD014600003SE", positionMm: 12_345, lengthMm: 400, lane: 3, committed: true,
    exception: Word(.gapTooSmall))
  static let alarm = LineAlarm(subject: "link plc1", severity: .critical, text: "wiring: cut", since: at)
  static let state = LineState(
    line: "liege", at: at, uptimeMs: 60_000, cycle: 60_000, planVersion: "2026-11-a", hold: hold, belt: belt,
    tracking: tracking, links: [link], scanners: [scanner], eyes: [eye], lanes: [lane], parcels: [parcel],
    alarms: [alarm], inducted: 41, ends: [ReasonCount(reason: Word(.sorted), count: 40)])
  static let end = RecordedEnd(
    sequence: 77, at: at, serial: 40, code: "JD014600002SE", reason: Word(.customsHold), lane: 27)
  static let delta = LineDelta(
    at: at, uptimeMs: 60_100, cycle: 60_100, planVersion: "2026-11-b", holdChanged: true, hold: hold,
    belt: belt, tracking: tracking,
    links: [link], scanners: [scanner], eyes: [eye], lanes: [lane], parcels: [parcel], gone: [39],
    alarms: [alarm], inducted: 42, ends: [ReasonCount(reason: Word(.sorted), count: 41)], recorded: [end])
  static let step = StoryStep(
    atMs: -12.5, beltMm: 0.25, what: "eyeMatched", text: "eye track-1 saw it 4.2 mm late", scanner: "hand-1",
    eye: "track-1", code: "JD014600003SE", errorMm: 4.2, lengthMm: 400.5, country: "BE", postcode: "4000",
    service: "express", priority: "medical", customs: Word(.cleared), rule: "Liège", plan: "2026-11-a",
    lane: 3,
    plannedMs: 4_000.5, acknowledgedMs: 4_001.25, reason: Word(.laneFull))
  static let story = Story(
    serial: 41, code: "JD014600003SE", secondCode: "X", origin: "inducted", induction: "station-1", began: at,
    steps: [step], rule: "Liège", plan: "2026-11-a", plannedLane: 3, scanToCoilUs: 900, lookupUs: 400,
    fireErrorMm: -1.5,
    ending: Story.Ending(reason: .divertFailed, lane: 28, at: at, sequence: 77))
  static let health = LineHealth(
    line: "liege", version: "1", uptimeMs: 60_000, hold: hold,
    configuration: LineHealth.Configuration(
      path: "/etc/hubd/line.yaml", planVersion: "a", changedOnDisk: true, warnings: ["config: tight"]),
    realtime: RealtimeHealth(
      wish: .preferred, granted: false, memoryLocked: false, cycleUs: 1_000, latenessP99Us: 60,
      latenessMaxUs: 900, missedCycles: 1, problem: "not permitted"),
    journal: JournalHealth(
      path: "/var/lib/hubd/liege.sqlite", writable: true, sizeBytes: 1, freeBytes: 2, limitBytes: 3,
      waiting: 4,
      lastSequence: 5, unacknowledged: 6, problem: "slow"),
    recording: RecordingHealth(folder: "/var/lib/hubd/recordings", problem: "kernel: disk full"),
    clock: LineHealth.Clock(synchronised: true, now: at, errorUs: 900),
    clients: LineHealth.Clients(connected: 2, dropped: 1), belt: belt, tracking: tracking, links: [link],
    scanners: [scanner],
    eyes: [eye], lanes: [lane])
  static let check = HealthCheck(area: .link, subject: "plc1", fact: "silent", verdict: .bad, next: "cable")
  static let outcome = CommandOutcome(id: "a1", repeated: true, sequence: 9)
  static let row = ManifestFileRow(
    line: 2, code: "JD014600003SE", country: "BE", postcode: "4000", service: "express", priority: "high",
    customs: "cleared", weightG: "1200")
  static let entry = ManifestEntry(
    code: "JD014600003SE", country: "BE", postcode: "4000", service: Word(.registered), priority: Word(.high),
    customs: Word(.inspect), weightG: 1_200, importedAt: at)
  static let customs = CustomsAnswer(code: "JD014600003SE", state: Word(.pending), source: "broker", at: at)
  static let event = LineEvent(
    sequence: 77, at: at, kind: "ended", serial: 41, code: "JD014600003SE", reason: Word(.lost), lane: 28,
    actor: "uid 0", payload: "{}")
  static let summary = ImportSummary(added: 1, replaced: 2, refused: 3, customsFacts: 4, customsKept: 5)
  static let report = LineReport(
    line: "liege", since: at, until: at, inducted: 41, onBelt: 1,
    ends: [ReasonCount(reason: Word(.early), count: 1)],
    lanes: [LineReport.LaneCount(number: 3, name: "BE", count: 4)],
    spreads: [LineReport.Spread(name: "scan to coil", unit: "us", count: 9, p50: 1, p99: 2, p999: 3, max: 4)])

  /// Every error with its parameters.
  static let errors: [SorterError] = [
    .notPermitted(role: .reader, needed: .operator), .unknownLane(number: 99), .unknownParcel(query: "x"),
    .unknownCode(code: "x"), .badArgument(field: "limit", reason: "is negative"),
    .resetRefused(cause: .journalDown), .redirectRefused(.tooLate, lateMm: 120),
    .jogRefused(.notHeld, subject: "line small"), .storeUnavailable(reason: "disk full"),
    .unknownImport(importID: 7),
    .commandMismatch(id: "a1"), .coreSilent(waitedMs: 500), .stopping, .messageTooLong(limitBytes: 1_048_576),
    .tooManyClients(limit: 64),
  ]
}
