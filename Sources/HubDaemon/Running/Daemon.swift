import Foundation
import Glibc
import HubConfig
import HubCore
import HubRealtime
import HubRecord
import HubStore
import HubUnits
public import Logging
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The whole of `hubd run`: reads the file, opens the journal, starts the threads, serves the socket, stops in order.
public enum Daemon {
  /// Runs a line until SIGTERM or SIGINT.
  ///
  /// - Throws: `DaemonRefusal` when the line cannot be run; whatever the socket throws later.
  /// **Thread**: the main task; returns when everything is stopped.
  public static func run(_ options: DaemonOptions, log: Logger) async throws {
    let line = try load(options)
    lockMemory(line, log: log)
    let store = try open(line, options)
    let now = JournalClock.now
    let warm = try WarmStartRun(line, options, store, log: log)
    let flushed = try refusing { () throws(StoreError) in
      try store.closeOpenParcels(as: .flushedRestart, at: now(), except: warm.kept)
    }
    if !flushed.isEmpty {
      log.notice("\(flushed.count) parcels were on the belt when hubd ended; each ended as flushedRestart")
    }
    let serial = try refusing { () throws(StoreError) in try store.nextSerial() }
    let orders = StandingOrders(try refusing { () throws(StoreError) in try store.lineCommands() })
    let scannerPorts = try refusing { () throws(StoreError) in try store.scannerPorts() }
    let threads = try start(
      line, serial, scannerPorts, isRecorded: options.recordDirectory != nil, log: log)
    let recorder = record(line, serial, options, from: threads, log: log)
    renew(orders, on: line, through: threads, log: log)
    let desk = TraceDesk(
      store: store, names: LineNames(line),
      places: ScannerPlaces(line.corePlan, scannerCount: line.scanners.count), log: log, now: now,
      send: { threads.outlet.send($0) })
    await desk.adopt(warm.parcels)
    let feed = WatchFeed()
    let path = options.socketPath ?? line.socketPath
    let service = LineService(
      line: line, options: options, threads: threads, desk: desk, store: store, feed: feed,
      recorder: recorder, log: log, send: { threads.outlet.send($0) })
    let terminals = TerminalDesk(
      line: line, store: store, desk: desk, commander: service, seats: threads.scanners, log: log)
    let server = VarlinkServer(
      settings: SocketSettings(path: path, version: Version.text), service: service, feed: feed,
      logger: log)
    await service.tellManifestMemory()
    service.counts.withLock { $0 = server.clients }
    let run = LineRun(
      line: line, threads: threads, desk: desk, service: service, terminals: terminals, feed: feed,
      notifier: ServiceNotifier(), socketPath: path, resumption: warm.resumption(desk, line.corePlan, log),
      keeper: warm.keeper, log: log)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [server, run], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(log)))
    let outcome: Result<Void, any Error>
    do {
      try await group.run()
      outcome = .success(())
    } catch {
      // The socket could not be had: the line must not run on unseen.
      threads.stopCore()
      threads.stopField()
      outcome = .failure(error)
    }
    recorder?.finish()
    try refusing { () throws(StoreError) in try store.close() }
    try outcome.get()
  }

  private static func load(_ options: DaemonOptions) throws(DaemonRefusal) -> LineDescription {
    do {
      return try LineDescription.load(path: options.configuration)
    } catch {
      throw .configuration(error)
    }
  }

  private static func open(_ line: LineDescription, _ options: DaemonOptions) throws(DaemonRefusal) -> Store {
    let folder = options.stateDirectory ?? line.journalDirectory
    return try refusing { () throws(StoreError) in
      try Store(path: URL(fileURLWithPath: folder).appendingPathComponent("journal.sqlite").path)
    }
  }

  private static func start(
    _ line: LineDescription, _ serial: ParcelSerial, _ scannerPorts: [String: String], isRecorded: Bool,
    log: Logger
  ) throws(DaemonRefusal) -> LineThreads {
    do {
      let threads = try LineThreads(
        line, firstSerial: serial, isRecorded: isRecorded, scannerPorts: scannerPorts)
      if case .fellBack(let reason) = threads.coreScheduling {
        log.warning("\(reason): running as ordinary threads, since the file says `realtime: preferred`")
      }
      return threads
    } catch {
      throw .realtime(error)
    }
  }

  /// Begins to record the line, if that was asked for.
  private static func record(
    _ line: LineDescription, _ serial: ParcelSerial, _ options: DaemonOptions, from threads: LineThreads,
    log: Logger
  ) -> LineRecorder? {
    guard let folder = options.recordDirectory, let notes = threads.takeNotes() else { return nil }
    do {
      let header = RecordingHeader(
        version: Version.text,
        configurationName: URL(fileURLWithPath: options.configuration).lastPathComponent,
        configuration: try String(contentsOfFile: options.configuration, encoding: .utf8),
        firstSerial: serial,
        cycle: line.corePlan.cycle, startedMilliseconds: WallTime.now.milliseconds)
      return LineRecorder(notes, header, line: line.name, in: folder, log: log)
    } catch {
      log.error("kernel: \(options.configuration) could not be read again: the line runs without a recording")
      return nil
    }
  }

  /// Closes again what operators had closed, before the first parcel can reach a lane.
  private static func renew(
    _ orders: StandingOrders, on line: LineDescription, through threads: LineThreads, log: Logger
  ) {
    for (number, who) in orders.closedLanes.sorted(by: { $0.key < $1.key }) {
      // A lane that the file no longer has needs no closing.
      guard let lane = UInt16(exactly: number).flatMap({ line.lane(number: $0) }) else { continue }
      precondition(
        threads.outlet.send(.lane(lane, enabled: false, TraceDesk.ownCommand)),
        "hub bug: the ring to the core is full at the start")
      log.notice("lane \(number) stays closed, as \(who) left it; `hubctl lane open \(number)` opens it")
    }
    guard let who = orders.heldBy else { return }
    precondition(
      threads.outlet.send(.hold(.operator, TraceDesk.ownCommand)),
      "hub bug: the ring to the core is full at the start")
    log.notice("the line stays held, as \(who) left it; `hubctl reset` ends it")
  }

  private static func lockMemory(_ line: LineDescription, log: Logger) {
    do {
      if case .refused(let reason) = try RealtimeMemory.lock(policy: line.threadPolicy) {
        log.warning("\(reason)")
      }
    } catch {
      // With `realtime: required` the threads are refused for the same reason, and say so.
      log.error("\(error)")
    }
  }

  private static func refusing<Value>(_ work: () throws(StoreError) -> Value) throws(DaemonRefusal) -> Value {
    do { return try work() } catch { throw .store(error) }
  }

  /// The lifecycle library tells every step at info; people want the line's words.
  private static func quiet(_ log: Logger) -> Logger {
    var quiet = log
    quiet.logLevel = .warning
    return quiet
  }
}
