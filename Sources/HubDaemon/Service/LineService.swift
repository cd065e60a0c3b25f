import Foundation
import HubConfig
import HubCore
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
  let log: Logger
  /// Set once the server exists; the server needs the service first.
  nonisolated let counts = Mutex<SocketCounts?>(nil)

  let started = MonotonicClock.now()
  let startedAt = WireTime.now
  let configurationDate: Date?

  // Commands on their way through the core
  var nextCommand: UInt64 = 1
  var commands: [CommandNumber: CheckedContinuation<Bool?, Never>] = [:]
  var isStopping = false

  // Imports that are open, with the connection they die with
  var imports: [Int64: OpenImport] = [:]
  var nextImport: Int64 = 1

  // What the picture needs beside the core's snapshot
  var codes: [ParcelSerial: String] = [:]
  var eyeChanges: [Int: MonotonicInstant] = [:]
  var lastBlocked = EyeBits()
  var alarmsSince: [String: WireTime] = [:]
  var heldSince: WireTime?
  var repeats = LogLimit()

  init(
    line: LineDescription, options: DaemonOptions, threads: LineThreads, desk: TraceDesk, store: Store,
    feed: WatchFeed, log: Logger
  ) {
    self.line = line
    plan = line.corePlan
    self.options = options
    self.threads = threads
    self.desk = desk
    self.store = store
    self.feed = feed
    self.log = log
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
    case .commandApplied(let number): finish(number, applied: true)
    case .commandRefused(let number): finish(number, applied: false)
    default: tell(event.what)
    }
  }

  private func finish(_ number: CommandNumber, applied: Bool) {
    commands.removeValue(forKey: number)?.resume(returning: applied)
  }

  /// Changes of the line, as the log tells them.
  private func tell(_ what: DeskEvent.What) {
    switch what {
    case .laneChanged(let lane, let state): log.notice("lane \(lane) is \(state.word)")
    case .strayAtLane(let lane):
      log.warning("device: a parcel came into lane \(lane) that was not sent there; look at its diverter")
    case .linkChanged(let link, let condition):
      guard let swallowed = repeats.allow("link \(link)", at: MonotonicClock.now()) else { return }
      if condition == .good {
        log.notice("link \(link) is good\(swallowed)")
      } else {
        log.error(
          "wiring: link \(link) is \(condition.word)\(swallowed); its diverters hold, `hubctl diag` tells more"
        )
      }
    case .beltChanged(let condition):
      guard let swallowed = repeats.allow("belt", at: MonotonicClock.now()) else { return }
      log.notice("the belt is \(condition.word)\(swallowed)")
    case .beltJumped(let distance):
      log.warning(
        "device: the encoder jumped by \(distance.wholeMillimetres) mm; everything on the belt was flushed")
    case .held(.stopping): break
    case .held(let cause): log.error("held: \(cause.word); remove the cause, then `hubctl reset`")
    case .holdReset: log.notice("the hold is over")
    default: break
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
