public import HubCore
public import HubStore
import HubUnits
public import Logging

/// Where the core's traces become parcels' stories: it asks the store for facts, writes ends down, tells those who
/// watch, and answers `why`.
///
/// One desk serves one line, and everything about a parcel passes over it in order: a lookup, a change of a
/// customs fact and a decision cannot overtake each other.
///
/// **Thread**: an actor on a queue of its own; `take` waits for the store's lookups in place (tens of
/// microseconds), commits are awaited beside.
public actor TraceDesk {
  /// The number of the desk's own commands; operators' commands count from 1.
  public static let ownCommand = CommandNumber(0)

  private let executor = DeskExecutor()
  public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

  let store: any DeskStore
  let names: LineNames
  let settings: DeskSettings
  let now: @Sendable () -> JournalInstant
  let send: @Sendable (ControlMessage) -> Bool
  let log: Logger
  let teller: StoryTeller

  // What is on the belt
  var open: [ParcelSerial: OpenStory] = [:]
  /// Every spelling of a code, to the parcels that carry it.
  var openByCode: [String: Set<ParcelSerial>] = [:]

  /// Parcels of the life before, until the encoder tells where the belt is.
  var toResume: [AdoptedParcel] = []

  /// Who gave a command about a parcel that the core has not answered yet.
  var commanders: [CommandNumber: String] = [:]

  // What waits for the core
  var outbox: [ControlMessage] = []
  var isOutboxRetried = false

  // What waits for the disk
  var waiting = JournalBatch()
  var waitingEnds: [EndedStory] = []
  var inWriting = 0
  var isWriting = false
  var isCollecting = false
  var commitsSinceRoomCheck = 0
  var flushers: [Int: CheckedContinuation<Bool, Never>] = [:]
  var nextFlusher = 0

  // What is remembered
  var recent: RecentStories
  var samples: [DeskMeasure: Samples] = [:]
  var tally = DeskCounts()
  var alarms: [String: DeskAlarm] = [:]
  var readRateBook: ReadRateBook?

  // Who watches
  var watchers: [Int: AsyncStream<DeskEvent>.Continuation] = [:]
  var nextWatcher = 0
  var eventNumber: UInt64 = 0

  /// - Parameters:
  ///   - places: where the scanners stand; without it no read rates are kept.
  ///   - now: both clocks, read together.
  ///   - send: puts a message into the ring to the core; false when the ring is full.
  public init(
    store: any DeskStore, names: LineNames, settings: DeskSettings = DeskSettings(),
    places: ScannerPlaces? = nil, log: Logger,
    now: @escaping @Sendable () -> JournalInstant, send: @escaping @Sendable (ControlMessage) -> Bool
  ) {
    self.store = store
    self.names = names
    self.settings = settings
    self.log = log
    self.now = now
    self.send = send
    teller = StoryTeller(names: names)
    recent = RecentStories(capacity: settings.rememberedStories)
    readRateBook = places.map { ReadRateBook($0) }
  }

  /// Takes what the core traced, in order. An empty batch only gives waiting messages another try.
  ///
  /// Lookups are answered before it returns; ends are written down within `settings.collectFor`.
  public func take(_ traces: [CoreTrace]) {
    let clocks = now()
    for trace in traces {
      readRateBook?.take(trace)
      let age = clocks.monotonic - trace.at
      let wall = WallTime(milliseconds: clocks.wall.milliseconds - age.wholeMilliseconds)
      take(trace, at: JournalInstant(monotonic: trace.at, wall: wall))
    }
    emptyOutbox()
    collect()
  }

  /// Tells who is about to give a command about a parcel, for its story.
  public func expect(_ command: CommandNumber, by who: String) {
    // The core answers within a turn; commands that it never answered are not kept for ever.
    if commanders.count >= Self.commandsUnanswered { commanders.removeAll() }
    commanders[command] = who
  }

  /// **Source**: people give a command a second; a core that is sixty of them late is found by its watchdog.
  private static let commandsUnanswered = 64

  /// What ended since the daemon started, as far as it is recorded.
  public var counts: DeskCounts {
    var counts = tally
    counts.waiting = waiting.count + inWriting
    return counts
  }

  /// How what is measured on every parcel was spread; without what was never measured.
  ///
  /// **Units**: microseconds and micrometres, as `DeskMeasure.unit` says.
  public var spreads: [DeskMeasure: Spread] { samples.compactMapValues(\.spread) }

  func measure(_ measure: DeskMeasure, _ sample: Int64) {
    samples[measure, default: Samples(capacity: settings.samples)].append(sample)
  }

  /// What somebody should look at now.
  public var activeAlarms: [DeskAlarm] { alarms.values.sorted { $0.word < $1.word } }

  /// The journal cannot be written: a reset of the hold must be refused.
  public var isJournalDown: Bool { alarms["journalDown"] != nil || alarms["journalStuck"] != nil }

  /// Every event from here on. A watcher that falls behind loses the oldest and sees it by the numbers.
  ///
  /// The stream ends with the desk, or when the watcher stops iterating.
  public func watch() -> AsyncStream<DeskEvent> {
    let (stream, watcher) = AsyncStream.makeStream(
      of: DeskEvent.self, bufferingPolicy: .bufferingNewest(settings.eventBuffer))
    let number = nextWatcher
    nextWatcher += 1
    watchers[number] = watcher
    watcher.onTermination = { [weak self] _ in
      Task { await self?.forget(watcher: number) }
    }
    return stream
  }

  private func forget(watcher: Int) { watchers[watcher] = nil }

  func tell(_ what: DeskEvent.What, of serial: ParcelSerial, at instant: JournalInstant) {
    eventNumber += 1
    let event = DeskEvent(number: eventNumber, at: instant, serial: serial, what: what)
    for watcher in watchers.values { watcher.yield(event) }
  }

  func raise(_ alarm: DeskAlarm) {
    let isNew = alarms.updateValue(alarm, forKey: alarm.word) == nil
    guard isNew else { return }
    log.error("\(alarm)")
    tell(.alarmRaised(alarm), of: .none, at: now())
  }

  func clear(_ word: String) {
    guard let alarm = alarms.removeValue(forKey: word) else { return }
    log.notice("over: \(alarm)")
    tell(.alarmCleared(alarm), of: .none, at: now())
  }
}
