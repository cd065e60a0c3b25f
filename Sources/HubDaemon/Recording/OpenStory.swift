import HubCore
import HubStore
import HubUnits

/// What is known of a parcel that is on the belt.
struct OpenStory: Sendable {
  let serial: ParcelSerial
  let origin: ParcelOrigin
  let inductedAt: JournalInstant
  /// What its lines count from: its induction, or the restart that took it up again.
  var linesFrom: MonotonicInstant
  var belt: BeltPosition
  let induction: String?
  var code: Barcode?
  var key: ParcelKey?
  var secondCode: String?
  /// When scan and parcel were both there, and the decision could begin.
  var readyAt: MonotonicInstant?
  var associatedAt: MonotonicInstant?
  var factsAt: MonotonicInstant?
  var plannedLane: Int?
  /// A command sent it to another lane than the plan's: the next life would not know.
  var isRedirected = false
  /// The redirect that its lane is chosen by, what customs said last, and whether it was excepted.
  var redirect: StoryRedirect?
  var customs: CustomsState = .unknown
  var isExcepted = false
  /// The store could not be asked: to be asked again.
  var isOwedFacts = false
  /// Rows that found no room while the journal was down: they go in with the end.
  var postponed = JournalBatch()
  var body = StoryBody()

  init(trace: CoreTrace, origin: ParcelOrigin, at instant: JournalInstant, induction: String?) {
    serial = trace.serial
    self.origin = origin
    inductedAt = instant
    linesFrom = instant.monotonic
    belt = trace.belt
    self.induction = induction
  }

  /// A parcel of the life before; its lines of then are gone with it.
  init(_ parcel: AdoptedParcel, at instant: MonotonicInstant) {
    let record = parcel.record
    serial = record.serial
    origin = record.origin
    inductedAt = JournalInstant(monotonic: record.inductedAt, wall: record.inductedAtWall)
    linesFrom = instant
    belt = .zero
    induction = record.induction
    secondCode = record.secondCode
    guard !parcel.code.isEmpty else { return }
    code = parcel.code
    key = ParcelKey(label: parcel.code)
  }

  /// The first row of the journal.
  var row: InductedParcel {
    InductedParcel(serial: serial, origin: origin, at: inductedAt, induction: induction)
  }

  /// A line about something that happened now.
  func line(_ what: String, _ text: String, at trace: CoreTrace) -> StoryLine {
    StoryLine(
      atMilliseconds: Double((trace.at - linesFrom).count / 1_000) / 1_000,
      beltMillimetres: Double((trace.belt - belt).micrometres) / 1_000, atNanoseconds: trace.at.nanoseconds,
      what: what, text: text)
  }

  mutating func joined(_ read: ScanRead, at trace: CoreTrace) {
    code = read.code
    key = ParcelKey(label: read.code)
    associatedAt = trace.at
    // With a handheld terminal the scan comes first: what the person needs to place the parcel is not ours.
    readyAt = max(read.completed, inductedAt.monotonic)
  }

  /// The core took it up again, with the code it had before the restart; nothing was scanned now.
  mutating func resumed(_ code: Barcode, at trace: CoreTrace) {
    guard !code.isEmpty else { return }
    self.code = code
    key = ParcelKey(label: code)
    associatedAt = trace.at
  }

  mutating func factsApplied(at instant: MonotonicInstant) {
    guard factsAt == nil else { return }
    factsAt = instant
    if let associatedAt { body.lookupMicroseconds = (instant - associatedAt).count / 1_000 }
  }

  mutating func fired(_ outcome: OrderOutcome, error: Distance) {
    body.fireErrorMillimetres = error.inMillimetres
    body.firePlannedNanoseconds = outcome.planned.nanoseconds
    body.coilAcknowledgedNanoseconds = outcome.acknowledged.nanoseconds
    let coil = outcome.acknowledged - outcome.planned
    body.coilMicroseconds = coil.count / 1_000
    if let readyAt, let factsAt {
      body.scanToCoilMicroseconds = ((factsAt - readyAt) + coil).count / 1_000
    }
  }
}
