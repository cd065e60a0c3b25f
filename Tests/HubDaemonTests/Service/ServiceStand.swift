import Foundation
import HubConfig
import HubCore
import HubProtocol
import HubStore
import HubUnits
import Logging

@testable import HubDaemon

/// The service of a small line, with a real store and desk; the test plays the core.
///
/// The line's threads run, and are not asked: what is commanded comes to `commands` instead.
final class ServiceStand: Sendable {
  let folder: URL
  let store: Store
  let desk: TraceDesk
  let service: LineService
  let log = LogKeeper()
  /// What was sent to the core, in order.
  let commands: AsyncStream<ControlMessage>
  let threads: LineThreads

  static let client = SocketClient(
    connection: 1, credentials: PeerCredentials(process: 1, user: 1_000, group: 1_000), role: .operator)

  init(settings: StoreSettings = StoreSettings()) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("hub-service-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = SmallLine(folder: folder)
    let line = try file.load()
    store = try Store(path: folder.appendingPathComponent("line.sqlite").path, settings: settings)
    threads = try LineThreads(line, firstSerial: ParcelSerial(1), isRecorded: false)
    let log = log
    let logger = Logger(label: "service") { _ in log }
    let (commands, sending) = AsyncStream<ControlMessage>.makeStream()
    self.commands = commands
    desk = TraceDesk(
      store: store, names: LineNames(line),
      places: ScannerPlaces(line.corePlan, scannerCount: line.scanners.count), log: logger,
      now: { DeskStand.instant(1_000) },
      send: { _ in true })
    service = LineService(
      line: line, options: DaemonOptions(configuration: file.path),
      threads: threads, desk: desk, store: store, feed: WatchFeed(), recorder: nil, log: logger,
      // The core is the test, which may be called late beside others.
      patience: .seconds(60)
    ) { message in
      sending.yield(message)
      return true
    }
  }

  deinit {
    threads.stopCore()
    threads.stopField()
    do { try FileManager.default.removeItem(at: folder) } catch { print("\(folder.path) stays: \(error)") }
  }

  /// Lets the service hear what the desk tells, as it does in a line that runs.
  func follow() async -> Task<Void, Never> {
    let events = await desk.watch()
    return Task { await service.follow(events) }
  }
}
