import Foundation
import HubCore
import HubDaemon
import HubStore
import HubUnits
import Logging

/// A desk with a real store in a folder of its own, and the core played by the test.
final class DeskStand: Sendable {
  let folder: URL
  let store: ScriptedStore
  let desk: TraceDesk
  let inbox = CoreInbox()

  /// The test's wall shows this when its monotonic clock shows zero.
  static let midnight: Int64 = 1_795_000_000_000

  init(adjust: (inout DeskSettings) -> Void = { _ in }) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("hub-desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = ScriptedStore(try Store(path: folder.appendingPathComponent("line.sqlite").path))
    var settings = DeskSettings()
    settings.collectFor = .milliseconds(1)
    settings.retryAfter = .milliseconds(1)
    adjust(&settings)
    let names = LineNames(
      laneNumbers: [25, 1, 27, 28], lanes: ["Medical", "BE Liège", "Customs hold", "Exceptions"],
      eyes: ["station-1", "track-1", "confirm-1"], scanners: ["hand-1", "tunnel"], inductions: ["station-1"],
      links: ["plc1"], rules: ["medical first", "Liège"], planVersion: "2026-11-a")
    let (store, inbox) = (store, inbox)
    desk = TraceDesk(
      store: store, names: names, settings: settings,
      log: Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() },
      now: { DeskStand.instant(1_000_000) }, send: { inbox.take($0) })
  }

  deinit {
    do { try FileManager.default.removeItem(at: folder) } catch { print("\(folder.path) stays: \(error)") }
  }

  static func instant(_ milliseconds: Int64) -> JournalInstant {
    JournalInstant(
      monotonic: MonotonicInstant(nanoseconds: milliseconds * 1_000_000),
      wall: WallTime(milliseconds: midnight + milliseconds))
  }

  /// Something that happened so many milliseconds into the test, with the belt at 2.5 m/s.
  static func trace(_ serial: Int64, at milliseconds: Int64, _ event: CoreEvent) -> CoreTrace {
    CoreTrace(
      at: instant(milliseconds).monotonic, belt: BeltPosition(micrometres: milliseconds * 2_500),
      serial: ParcelSerial(serial), event: event)
  }

  static func read(_ text: String, at milliseconds: Int64, by scanner: Int = 0) throws -> ScanRead {
    guard let code = Barcode(text) else { throw TestFault("\(text) is no bar code") }
    let completed = instant(milliseconds).monotonic
    return ScanRead(
      scanner: ScannerIndex(scanner), began: completed - .milliseconds(12), completed: completed, code: code,
      checkDigit: .none)
  }

  /// Puts one code into the manifest.
  func know(_ code: String, customs: String = "cleared") async throws {
    let manifest = store.real.beginImport(source: "test")
    let refused = try await manifest.add([
      ManifestRow(line: 1, code: code, country: "BE", postcode: "4000", customs: customs)
    ])
    guard refused.isEmpty else { throw TestFault("\(refused)") }
    _ = try await manifest.commit()
  }

  /// Writes a fact down and tells the desk, in the order the daemon does.
  func customs(_ state: CustomsState, of code: String) async throws {
    guard let key = ParcelKey(code) else { throw TestFault("\(code) is no key") }
    try await store.real.record([
      CustomsFact(key: key, state: state, source: "customs", at: DeskStand.instant(0).wall)
    ])
    await desk.customsChanged([key])
  }
}
