import Foundation
import HubConfig
import HubCore
import HubMocks
import HubProtocol
import HubRealtime
import HubStore
import HubUnits
import Logging
import Testing

@testable import HubDaemon

/// A whole daemon without its main program: real threads, core, journal and socket, and a mock PLC on a real wire.
///
/// Outputs are watched at the PLC, never at the daemon.
final class HandStand: Sendable {
  let plc: MockPLC
  let machine = TestMachine()
  let threads: LineThreads
  let store: Store
  let service: LineService
  let path: String
  let log = LogKeeper()
  private let folder: URL
  private let desk: TraceDesk
  private let server: VarlinkServer<LineService>

  /// - Parameter access: who may do what; the tests' own user is an engineer.
  init(access: AccessPolicy = AccessPolicy(ownUser: geteuid(), groups: [:])) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("hub-hand-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let plc = try MockPLC(PLCLayout(releasedAfter: .milliseconds(150)), process: machine)
    self.plc = plc
    let file = SmallLine(folder: folder)
    let line = try file.load {
      $0.replacing("127.0.0.1:1", with: "127.0.0.1:\(plc.port)").replacing(
        "diverter: { coil: 0, safe: off }",
        with:
          "diverter: { coil: 0, safe: off, feedback: { input: \(TestMachine.switchInput), debounce: 8 ms } }")
    }
    store = try Store(path: folder.appendingPathComponent("line.sqlite").path)
    let threads = try LineThreads(line, firstSerial: ParcelSerial(1), isRecorded: false)
    self.threads = threads
    let log = log
    let logger = Logger(label: "hand") { _ in log }
    desk = TraceDesk(
      store: store, names: LineNames(line),
      places: ScannerPlaces(line.corePlan, scannerCount: line.scanners.count), log: logger,
      now: JournalClock.now, send: { threads.outlet.send($0) })
    let feed = WatchFeed()
    service = LineService(
      line: line, options: DaemonOptions(configuration: file.path), threads: threads, desk: desk,
      store: store,
      feed: feed, recorder: nil, log: logger, send: { threads.outlet.send($0) })
    // Short, since a socket's path must fit into 108 bytes.
    path = "/tmp/hubd-hand-\(UUID().uuidString.prefix(8)).sock"
    var settings = SocketSettings(path: path, version: "0-test")
    settings.usesActivation = false
    server = VarlinkServer(settings: settings, service: service, feed: feed, access: access, logger: logger)
  }

  deinit {
    threads.stopCore()
    threads.stopField()
    plc.stop()
    do { try FileManager.default.removeItem(at: folder) } catch { print("\(folder.path) stays: \(error)") }
  }

  /// Runs the daemon around a body, with the link up.
  func running(_ body: () async throws -> Void) async throws {
    let events = await desk.watch()
    try await withThrowingTaskGroup { tasks in
      tasks.addTask { try await self.server.run() }
      tasks.addTask { await self.service.follow(events) }
      tasks.addTask { await self.drain() }
      do {
        try await RawClient.waitForServer(at: path)
        try await awaiting("the link is up") { await self.isLinkGood }
        try await body()
      } catch {
        tasks.cancelAll()
        throw error
      }
      tasks.cancelAll()
      try await tasks.waitForAll()
    }
  }

  var isLinkGood: Bool {
    get async { threads.snapshot.latest.links.count > 0 && threads.snapshot.latest.links[0] == .good }
  }

  private func drain() async {
    while !Task.isCancelled {
      await desk.take(threads.traces.takeAll())
      do { try await Task.sleep(for: .milliseconds(2)) } catch { return }
    }
  }

  /// Waits until something has come about.
  ///
  /// **Source**: 20 s, as the links' tests wait: ten times the longest back-off, on a machine that builds something.
  func awaiting(_ what: String, _ isSo: () async throws -> Bool) async throws {
    let patience = HubRealtime.MonotonicClock.now() + .seconds(20)
    while try await !isSo() {
      try #require(HubRealtime.MonotonicClock.now() < patience, "never came: \(what)")
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Calls over the socket, as `hubctl` does.
  func call<Call: SorterCall>(_ call: Call) async throws -> Call.Reply {
    let client = try RawClient(path)
    try await client.send(String(decoding: VarlinkMessage.call(call), as: UTF8.self))
    let message = Data(try #require(try await client.receive()).utf8)
    if let name = try VarlinkMessage.replyHeader(in: message).error {
      throw try VarlinkMessage.error(named: name, in: message)
    }
    return try VarlinkMessage.replyParameters(Call.Reply.self, in: message)
  }

  /// The refusal of a call, or nil when it was carried out.
  func refusal<Call: SorterCall>(_ call: Call) async throws -> SorterError? {
    do {
      _ = try await self.call(call)
      return nil
    } catch let error as SorterError {
      return error
    }
  }

  /// Holds the line. On a machine that is busy with other tests the answer may come too late; the hold comes all the same.
  func hold() async throws {
    do {
      _ = try await call(Hold(id: UUID().uuidString))
    } catch let error as SorterError {
      guard case .coreSilent = error else { throw error }
      try await awaiting("the hold") { threads.snapshot.latest.hold != nil }
    }
  }
  func reset() async throws { _ = try await call(ResetHold(id: UUID().uuidString)) }

  /// What the PLC's coil did, in order.
  func strokes(_ coil: Int) -> [CoilChange] { plc.coilChanges.filter { $0.coil == coil } }
}
