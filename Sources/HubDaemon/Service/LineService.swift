import Foundation
import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubStore
import HubUnits
import Logging
import Synchronization

/// The line as the socket asks about it and commands it.
///
/// Answers are in the extensions: reading, commands, manifest and customs, the picture.
///
/// **Thread**: an actor; it waits for the store and the desk, never for core or field threads.
actor LineService: SorterService {
  let line: LineDescription
  let plan: CorePlan
  let options: DaemonOptions
  let threads: LineThreads
  let desk: TraceDesk
  let store: Store
  let feed: WatchFeed
  /// Nil when the line is not recorded.
  let recorder: LineRecorder?
  let log: Logger
  /// Puts a message into the ring to the core; false when the ring is full.
  let send: @Sendable (ControlMessage) -> Bool
  /// Set once the server exists; the server needs the service first.
  nonisolated let counts = Mutex<SocketCounts?>(nil)

  let started = MonotonicClock.now()
  let startedAt = WireTime.now
  let configurationDate: Date?

  // Commands on their way through the core
  var nextCommand: UInt64 = 1
  var commands: [CommandNumber: CheckedContinuation<CoreAnswer?, Never>] = [:]
  /// Why a command is refused, between the core's reason and its refusal.
  var refusals: [CommandNumber: SorterError] = [:]
  var isStopping = false

  /// What people move by hand.
  var hand: HandDesk

  // Imports that are open, with the connection they die with
  var imports: [Int64: OpenImport] = [:]
  var nextImport: Int64 = 1

  /// Why the manifest is answered from its file, as it was told last.
  var toldLoss: ManifestMemoryLoss?

  // What the picture needs beside the core's snapshot
  var codes: [ParcelSerial: String] = [:]
  var eyeChanges: [Int: MonotonicInstant] = [:]
  /// By name, as the core judged them last; its snapshot has only those on the way.
  var eyeConditions: [String: EyeCondition] = [:]
  var lastBlocked = EyeBits()
  var alarmsSince: [String: WireTime] = [:]
  /// Who holds a scanner that is busy, by its name, as looked up at that attempt.
  var holders: [String: (attempt: UInt32, words: String)] = [:]
  /// What each scanner's state was when it was looked at last; empty before the first look.
  var scannerStates: [ScannerState] = []
  var heldSince: WireTime?
  var lanesSince: [Int: (instant: MonotonicInstant, wall: WireTime)] = [:]
  var findings = DiverterFindings()
  var repeats = LogLimit()
  var firstBeats = FirstBeats()
  /// Links without images, by index, that the log will tell of as soon as the link has said why.
  var silences: Set<Int> = []

  /// How long the core may take to answer.
  let patience: Nanoseconds

  /// - Parameter patience: how long the core may take to answer. **Source**: a thousand cycles; longer, and it stands
  ///   still.
  init(
    line: LineDescription, options: DaemonOptions, threads: LineThreads, desk: TraceDesk, store: Store,
    feed: WatchFeed, recorder: LineRecorder?, log: Logger, patience: Nanoseconds = .seconds(1),
    send: @escaping @Sendable (ControlMessage) -> Bool
  ) {
    self.line = line
    plan = line.corePlan
    self.options = options
    self.threads = threads
    self.desk = desk
    self.store = store
    self.feed = feed
    self.recorder = recorder
    self.log = log
    self.patience = patience
    self.send = send
    hand = HandDesk(line)
    configurationDate = Self.modified(options.configuration)
  }

  /// Follows what the desk tells: recorded ends for watchers, answers to commands, changes for the log.
  func follow(_ events: AsyncStream<DeskEvent>) async {
    for await event in events { await take(event) }
  }

  private func take(_ event: DeskEvent) async {
    switch event.what {
    case .associated(let code): codes[event.serial] = code
    case .recorded(let reason, let lane, let code, let sequence):
      codes[event.serial] = nil
      await feed.record([
        RecordedEnd(
          sequence: sequence, at: WireTime(milliseconds: event.at.wall.milliseconds),
          serial: event.serial.number, code: code, reason: Word(reason), lane: lane)
      ])
    case .eyeChanged(let eye, let condition):
      eyeConditions[eye] = condition
      tell(event.what)
    case .redirectRefused(let refusal, let late, let number):
      refusals[number] = .redirectRefused(
        Redirect.Refusal(rawValue: refusal.word) ?? .notOnBelt, lateMm: late.millimetresTooLate)
    case .commandApplied(let number): finish(number, CoreAnswer(isApplied: true, at: event.at.monotonic))
    case .commandRefused(let number): finish(number, CoreAnswer(isApplied: false, at: event.at.monotonic))
    default: tell(event.what)
    }
  }

  private func finish(_ number: CommandNumber, _ answer: CoreAnswer) {
    // Nobody waits for a refusal that came too late to be told.
    if commands[number] == nil { refusals[number] = nil }
    commands.removeValue(forKey: number)?.resume(returning: answer)
  }

  /// Changes of the line, as the log tells them.
  private func tell(_ what: DeskEvent.What) {
    switch what {
    case .laneChanged(let lane, let state, let by):
      log.notice("lane \(lane) is \(state.word), by \(by.word)")
    case .eyeChanged(let eye, let condition):
      guard let swallowed = repeats.allow("eye \(eye)", at: MonotonicClock.now()) else { return }
      if condition == .good {
        log.notice("eye \(eye) is good\(swallowed)")
      } else {
        log.warning("wiring: eye \(eye) is \(condition.word)\(swallowed); `hubctl diag` tells what to do")
      }
    case .trackingChanged(.distance): log.notice("the belt is followed by its encoder again")
    case .trackingChanged(.time):
      log.error(
        "device: the encoder is not believed: degraded, followed by time; look at its wheel, coupling and cable"
      )
    case .diverterJudged(let lane, let finding):
      guard let swallowed = repeats.allow("diverter \(lane)", at: MonotonicClock.now()) else { return }
      switch finding {
      case .didNotMove:
        log.warning("device: the diverter of lane \(lane) did not move its parcel\(swallowed)")
      case .movedEyeSilent:
        log.warning(
          "wiring: lane \(lane): the parcel left the belt and the confirm eye stayed silent\(swallowed)")
      }
    case .strayAtLane(let lane):
      log.warning("device: a parcel came into lane \(lane) that was not sent there; look at its diverter")
    case .linkChanged(let link, let condition): hear(condition, of: link)
    case .beltChanged(let condition):
      guard let swallowed = repeats.allow("belt", at: MonotonicClock.now()) else { return }
      log.notice("the belt is \(condition.word)\(swallowed)")
    case .beltJumped(let distance):
      log.warning(
        "device: the encoder jumped by \(distance.wholeMillimetres) mm; everything on the belt was flushed")
    case .held(.stopping): break
    case .held(let cause): log.error("held: \(cause.word); remove the cause, then `hubctl reset`")
    case .holdReset: log.notice("the hold is over")
    case .tableFull(let eye):
      guard let swallowed = repeats.allow("table", at: MonotonicClock.now()) else { return }
      log.error(
        "device: more parcels on the belt than hubd follows; one at eye \(eye) runs on unfollowed\(swallowed)"
      )
    case .inducted, .associated, .laneChosen, .laneCommitted, .excepted, .lost, .found, .wentRound,
      .redirected,
      .ended, .recorded:
      // A parcel's: its story tells it.
      break
    case .commandApplied, .commandRefused, .redirectRefused, .holdResetRefused:
      // An answer: whoever commanded hears it, and `carryOut` logs it.
      break
    case .scanUnplaced, .terminalScan, .stopped, .alarmRaised, .alarmCleared:
      // Counted with the tracking, told and logged by the terminals, told at the stop, logged by the desk.
      break
    }
  }

  /// No command is taken from here on; those that wait are told.
  func refuseCommands() {
    isStopping = true
    for waiting in commands.values { waiting.resume(returning: nil) }
    commands.removeAll()
  }

  func connectionClosed(_ client: SocketClient) async {
    for (id, open) in imports where open.connection == client.connection {
      open.rows.abort()
      imports[id] = nil
      log.notice("client: an import from \(open.source) ended with its connection; nothing of it was taken")
    }
  }

  static func modified(_ path: String) -> Date? {
    do {
      return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    } catch {
      // A file that is gone has no date; that it changed is what the caller finds.
      return nil
    }
  }
}
