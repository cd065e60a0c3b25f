import HubUnits

/// The Varlink interface `io.hubd.Sorter`: its name and its definition, as introspection gives it.
///
/// The words of the closed lists are put in from the lists themselves, so that none can be missing.
///
/// **Source**: the language is that of varlink.org/Interface-Definition.
public enum SorterInterface {
  /// The interface's name.
  public static let name = "io.hubd.Sorter"

  /// The definition text.
  public static var definition: String {
    [
      heading, words, stateTypes, watchTypes, storyTypes, healthTypes, otherTypes, ioTypes, methods,
      ioMethods, errors,
    ]
    .joined(separator: "\n")
  }

  private static func list<List: ClosedListWord>(_ list: List.Type) -> String {
    "(" + list.allCases.map(\.word).joined(separator: ", ") + ")"
  }

  static func list<List: CaseIterable & RawRepresentable>(_ list: List.Type) -> String
  where List.RawValue == String {
    "(" + list.allCases.map(\.rawValue).joined(separator: ", ") + ")"
  }

  private static let heading = """
    # A parcel sorter's control computer: what it sees, what it did and why, and what it may be told.
    # Lengths, times and speeds carry their unit in their name: _mm, _um, _us, _ms, _mm_s. Times of day are
    # ISO 8601 in UTC. A field with a question mark is left out when there is nothing to say.
    interface \(name)

    """

  private static var words: String {
    """
    # How far a measured value can be trusted.
    type Quality \(list(Quality.self))
    type MeasuredInt (value: ?int, quality: Quality, age_ms: ?int)
    type MeasuredBool (value: ?bool, quality: Quality, age_ms: ?int)

    # Why a parcel ended where it did: the one closed list, explained in docs/reasons.md.
    type EndReason \(list(EndReason.self))
    # What customs has said of a parcel; only cleared leaves by a release lane.
    type CustomsState \(list(CustomsState.self))
    type ServiceClass \(list(ServiceClass.self))
    type ParcelPriority \(list(ParcelPriority.self))

    type BeltMotion \(list(BeltView.Motion.self))
    # distance: by the encoder. time: degraded, the encoder is not believed.
    type TrackingSource \(list(TrackingView.Source.self))
    type EyeCondition \(list(EyeView.Condition.self))
    type LinkCondition \(list(LinkView.Condition.self))
    type ScannerCondition \(list(ScannerView.Condition.self))
    # untold: its mode has no such order. prevented: the line is held.
    type ScannerReading \(list(ScannerOrders.Reading.self))
    # silent: the last 20 in a row went unread. falling: clearly more go unread than usual.
    type ReadRateFinding \(list(ScannerReadRate.Finding.self))
    type LaneKind \(list(LaneView.Kind.self))
    type LaneState \(list(LaneView.State.self))
    # Who said that a lane is in its state.
    type LaneAuthority \(list(LaneView.Authority.self))
    type RedirectRefusal \(list(Redirect.Refusal.self))
    type HoldCause \(list(HoldView.Cause.self))
    type Severity \(list(LineAlarm.Severity.self))
    type Role \(list(SocketRole.self))

    """
  }

  private static let stateTypes = """
    type Hold (cause: HoldCause, since: ?string)
    type Belt (length_mm: int, motion: BeltMotion, speed_mm_s: MeasuredInt, position_mm: MeasuredInt)
    # early, late: outside their window. missing: not seen where they must pass. unexpected: where nobody could be.
    type Tracking (source: TrackingSource, slip_percent: float, early: int, late: int, missing: int,
      unexpected: int, lost: int, found: int, merged: int, recirculating: int, recirculating_percent: ?float)
    type MeasuredLinkCondition (value: ?LinkCondition, quality: Quality, age_ms: ?int)
    type Link (name: string, address: string, condition: MeasuredLinkCondition, round_trip_p50_us: ?int,
      round_trip_p99_us: ?int, round_trip_p99_mm: ?int, errors: int, last_error: ?string,
      numbers: ?LinkNumbers, next_try_ms: ?int, heartbeat: ?HeartbeatRule, findings: []LinkFinding)
    # Since the start, by class. stray_answers: to other questions, thrown away while the link went on.
    type LinkNumbers (connects: int, timeouts: int, refusals: int, unreachable: int, closed: int,
      exceptions: int, wrong_answers: int, local: int, stray_answers: int, late_polls: int, expired: int,
      dropped: int, released_by_link: int)
    # The PLC is alive when its heartbeat changed so often within that time.
    type HeartbeatRule (edges: int, within_us: int)
    # What is to be said of a link's outputs although it answers. bad: nothing, or not what was ordered, is driven.
    type LinkFinding (fact: string, next: string, bad: bool)
    type Scanner (name: string, mode: string, condition: ScannerCondition, device: ?string, problem: ?string,
      reads: int, last_read_age_ms: ?int, state: ?string, step: ?string, numbers: ?ScannerNumbers,
      orders: ?ScannerOrders, read_rate: ?ScannerReadRate, layout: ?string, usb: ?string, serial: ?string)
    # tones: whether it can tell the person how her parcel was decided.
    type ScannerOrders (tones: bool, reading: ScannerReading, sent: int, refused: int, late: int)
    # Since the start. label_time: from the first report of a label to its end.
    type ScannerNumbers (reports: int, reports_lost: int, bad_reports: int, labels: int, labels_lost: int,
      fragments_dropped: int, labels_doubtful: int, labels_too_long: int,
      labels_never_keys: int, no_read_texts: int,
      device_answers: int, openings: int, label_time_p50_us: ?int, label_time_p99_us: ?int,
      label_time_max_us: ?int)
    # Parcels whose end is known, that passed the scanner's place, and what it read of them.
    type ScannerReadRate (passed: int, read: int, recent_percent: ?float, usual_percent: ?float,
      unread_percents: []float, finding: ?ReadRateFinding)
    type Eye (name: string, at_mm: ?int, lane: ?int, blocked: MeasuredBool, last_change_age_ms: ?int,
      condition: EyeCondition, tracking: ?EyeTracking)
    type EyeTracking (matched: int, early: int, late: int, missing: int, unexpected: int, flickers: int,
      mean_error_mm: float, worst_error_mm: float)
    # number is what stands on the lane's sign. did_not_move and eye_silent tell a diverter from a confirm eye.
    type Lane (number: int, name: string, kind: LaneKind, at_mm: int, state: LaneState, in_flight: int,
      delivered: int, since: ?string, by: LaneAuthority, did_not_move: int, eye_silent: int)
    type Parcel (serial: int, code: ?string, position_mm: int, length_mm: int, lane: ?int, committed: bool,
      exception: ?EndReason)
    type Alarm (subject: string, severity: Severity, text: string, since: string)
    type ReasonCount (reason: EndReason, count: int)
    # Counts are since the daemon started.
    type State (line: string, at: string, uptime_ms: int, cycle: int, plan_version: string, hold: ?Hold,
      belt: Belt, tracking: Tracking, links: []Link, scanners: []Scanner, eyes: []Eye, lanes: []Lane,
      parcels: []Parcel, alarms: []Alarm, inducted: int, ends: []ReasonCount)

    """

  private static let watchTypes = """
    # A parcel's end, told only once the journal has it.
    type RecordedEnd (sequence: int, at: string, serial: int, code: ?string, reason: EndReason, lane: ?int)
    # Elements of lists are replaced whole, found by name, number or serial; what is absent is unchanged.
    type Delta (at: string, uptime_ms: int, cycle: int, plan_version: ?string, hold_changed: bool, hold: ?Hold,
      belt: ?Belt, tracking: ?Tracking, links: []Link, scanners: []Scanner, eyes: []Eye, lanes: []Lane, parcels: []Parcel,
      gone: []int, alarms: ?[]Alarm, inducted: ?int, ends: []ReasonCount, recorded: []RecordedEnd)
    type FrameKind (snapshot, delta, resync)
    # sequence grows by one. After a gap comes a resync: forget what you know, here is the whole state.
    type Frame (sequence: int, kind: FrameKind, state: ?State, delta: ?Delta)

    """

  private static let storyTypes = """
    # at_ms, planned_ms and acknowledged_ms count from the story's start, belt_mm is the belt's travel since.
    type StoryStep (at_ms: float, belt_mm: float, what: string, text: string, scanner: ?string, eye: ?string,
      code: ?string, error_mm: ?float, length_mm: ?float, country: ?string, postcode: ?string,
      service: ?string, priority: ?string, customs: ?CustomsState, rule: ?string, plan: ?string, lane: ?int,
      planned_ms: ?float, acknowledged_ms: ?float, reason: ?EndReason)
    # sequence is absent until the journal has it. meaning and action explain the reason.
    type Ending (reason: EndReason, lane: ?int, at: string, sequence: ?int, meaning: string, action: string)
    type Story (serial: int, code: ?string, second_code: ?string, origin: ?string, induction: ?string,
      began: string, steps: []StoryStep, rule: ?string, plan: ?string, planned_lane: ?int,
      scan_to_coil_us: ?int, lookup_us: ?int, fire_error_mm: ?float, ending: ?Ending)

    """

  private static var healthTypes: String {
    """
    type RealtimeWish \(list(RealtimeHealth.Wish.self))
    type Realtime (wish: RealtimeWish, granted: bool, memory_locked: bool, cycle_us: int,
      lateness_p99_us: ?int, lateness_max_us: ?int, missed_cycles: int, problem: ?string)
    type Journal (path: string, writable: bool, size_bytes: int, free_bytes: int, limit_bytes: ?int,
      waiting: int, last_sequence: int, unacknowledged: int, problem: ?string)
    # problem: why it ended before the line did.
    type Recording (folder: string, problem: ?string)
    type Configuration (path: string, plan_version: string, changed_on_disk: bool, warnings: []string)
    type Clock (synchronised: ?bool, now: string, error_us: ?int)
    type Clients (connected: int, dropped: int)
    type Health (line: string, version: string, uptime_ms: int, hold: ?Hold, configuration: Configuration,
      realtime: Realtime, journal: Journal, recording: ?Recording, clock: Clock, clients: Clients, belt: Belt,
      tracking: Tracking, links: []Link, scanners: []Scanner, eyes: []Eye, lanes: []Lane)
    type Verdict \(list(HealthCheck.Verdict.self))
    type Area \(list(HealthCheck.Area.self))
    type Check (area: Area, subject: string, fact: string, verdict: Verdict, next: ?string)

    """
  }

  private static let otherTypes = """
    # repeated: the command with this id was done before, nothing was done now.
    type Outcome (id: string, repeated: bool, sequence: ?int)
    # line is the row's line in its file, from 1.
    type ManifestRow (line: int, code: string, country: ?string, postcode: ?string, service: ?string,
      priority: ?string, customs: ?string, weight_g: ?string)
    # customs_kept: customs columns that changed nothing, since the same was known or customs has spoken since.
    type ImportSummary (added: int, replaced: int, refused: int, customs_facts: int, customs_kept: int)
    type RefusedRow (line: int, reason: string)
    type ManifestEntry (code: string, country: string, postcode: string, service: ServiceClass,
      priority: ParcelPriority, customs: CustomsState, weight_g: ?int, imported_at: ?string)
    type Customs (code: string, state: CustomsState, source: ?string, at: ?string)
    # payload is a JSON object with what else is known of the event.
    type Event (sequence: int, at: string, kind: string, serial: ?int, code: ?string, reason: ?EndReason,
      lane: ?int, actor: ?string, payload: ?string)
    type LaneCount (number: int, name: string, count: int)
    # unit is us or um.
    type Spread (name: string, unit: string, count: int, p50: int, p99: int, p999: int, max: int)
    type Report (line: string, since: string, until: string, inducted: int, on_belt: int, ends: []ReasonCount,
      lanes: []LaneCount, spreads: []Spread)

    """

  private static let methods = """
    method GetState() -> (state: State)
    # With more: a snapshot, then numbered deltas; a resync after a gap. Without: one snapshot.
    method Watch() -> (frame: Frame)
    # The stories of the parcels with a code or a serial, the youngest first.
    method Why(query: string) -> (stories: []Story)
    method GetHealth() -> (health: Health)
    method Diagnose() -> (checks: []Check)

    # Every command carries an id of the caller's; the same id is done once.
    method SetLane(number: int, enabled: bool, id: string) -> (outcome: Outcome)
    # parcel is a code or a serial. Refused with the reason, and how many mm past the last decision point.
    method Redirect(parcel: string, number: int, id: string) -> (outcome: Outcome)
    method Hold(id: string) -> (outcome: Outcome)
    method ResetHold(id: string) -> (outcome: Outcome)

    # An import counts at once when it is committed, and dies with its connection.
    method BeginManifestImport(source: string, id: string) -> (import_id: int)
    method AddManifestRows(import_id: int, rows: []ManifestRow) -> (accepted: int, refused: []RefusedRow)
    method CommitManifestImport(import_id: int) -> (outcome: Outcome, summary: ImportSummary)
    method AbortManifestImport(import_id: int) -> ()
    method LookUpManifest(code: string) -> (entry: ManifestEntry)

    method SetCustoms(code: string, state: CustomsState, source: string, id: string) -> (outcome: Outcome)
    method GetCustoms(code: string) -> (customs: Customs)

    method ReadEvents(from_sequence: int, limit: int) -> (events: []Event, next_sequence: int)
    # Nothing is taken out of the journal that a consumer has not acknowledged.
    method AcknowledgeEvents(consumer: string, sequence: int) -> (acknowledged: int)

    method GetReport() -> (report: Report)

    """

  private static let errors = """
    # role is left out when none of the client's groups gives it one.
    error NotPermitted (role: ?Role, needed: Role)
    error UnknownLane (number: int)
    error UnknownParcel (query: string)
    error UnknownCode (code: string)
    error BadArgument (field: string, reason: string)
    # The cause of the hold is still there.
    error ResetRefused (cause: HoldCause)
    # The parcel goes where it went before. late_mm is 0 when it is not too late.
    error RedirectRefused (refusal: RedirectRefusal, late_mm: int)
    # The output is not moved by hand. subject: the link, the parcel, the output or the cause it is about.
    error JogRefused (why: JogRefusal, subject: string)
    error StoreUnavailable (reason: string)
    error UnknownImport (import_id: int)
    # The id was used before for something else.
    error CommandMismatch (id: string)
    # The core did not answer in time: ask again with the same id.
    error CoreSilent (waited_ms: int)
    error Stopping ()
    error MessageTooLong (limit_bytes: int)
    error TooManyClients (limit: int)

    """
}
