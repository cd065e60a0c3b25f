import Foundation
import HubBarcode
import HubConfig
import HubCore
import HubStore
import HubUnits
import Logging

@testable import HubDaemon

/// A small line with terminals, a real store and desk, and people at the scanners played by the test.
///
/// Lanes 1 to 5; `hand` stands at the induction and may close lanes; `gun` may do everything at lanes 1 and 2; `lost`
/// is at the lost-property desk; `one` and `two` are alike and told by their cards.
final class TerminalStand: Sendable {
  let folder: URL
  let store: Store
  let desk: TraceDesk
  let commander = FakeCommander()
  let seats = FakeSeats()
  let log = LogKeeper()
  let line: LineDescription
  let terminals: TerminalDesk

  static let yaml = """
      gun: { mode: cdc, usb: { vendor: 0x1eab, product: 0x1d06 } }
      lost: { mode: cdc, usb: { vendor: 0x1eab, product: 0x1d07 } }
      one: { mode: cdc, usb: { vendor: 0x1eab, product: 0x1d08, station_card: on } }
      two: { mode: cdc, usb: { vendor: 0x1eab, product: 0x1d08, station_card: on } }

    terminals:
      - { name: induction, scanner: hand, may: lane-close }
      - name: lanes
        scanner: gun
        may: [lane-open, lane-close, lane-full, bag, parcel-here, inspect-done]
        lanes: [1, 2]
      - { name: lost property, scanner: lost, may: [parcel-here], label_within: 5 s }
      - { name: north, scanner: one, may: lane-open }
      - { name: south, scanner: two, may: lane-open }

    inductions:
    """

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("hub-cards-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    line = try SmallLine(folder: folder).load { $0.replacing("\ninductions:", with: "\n" + Self.yaml) }
    store = try Store(path: folder.appendingPathComponent("line.sqlite").path)
    let log = log
    let logger = Logger(label: "terminals") { _ in log }
    desk = TraceDesk(
      store: store, names: LineNames(line), log: logger, now: { DeskStand.instant(1_000) },
      send: { _ in true })
    terminals = TerminalDesk(
      line: line, store: store, desk: desk, commander: commander, seats: seats, log: logger,
      now: { DeskStand.instant(60_000) })
  }

  deinit {
    do { try FileManager.default.removeItem(at: folder) } catch { print("\(folder.path) stays: \(error)") }
  }

  /// A card of this line, as a scanner reads it.
  func card(_ action: CardAction) throws -> String {
    guard let card = OperatorCard(action, line: line.name) else { throw TestFault("\(action) has no card") }
    return card.text
  }

  /// Somebody scans something, so many milliseconds into the test.
  func scan(_ text: String, by scanner: String = "gun", at milliseconds: Int64) async throws {
    guard let index = line.scanners.firstIndex(where: { $0.name == scanner }) else {
      throw TestFault(scanner)
    }
    await terminals.take(TerminalScan(try DeskStand.read(text, at: milliseconds, by: index)))
  }

  func scan(_ action: CardAction, by scanner: String = "gun", at milliseconds: Int64) async throws {
    try await scan(card(action), by: scanner, at: milliseconds)
  }

  /// What the audit has of cards, the oldest first: each with its fields.
  func audit() throws -> [[String: String]] {
    try store.events(after: 0).filter { $0.kind == "card" }.map {
      try JSONDecoder().decode([String: String].self, from: Data($0.payload.utf8))
    }
  }

  func answers() throws -> [String] { try audit().map { $0["answer"] ?? "" } }

  /// A parcel with this label that the line has seen the end of.
  func end(_ serial: Int64, label: String, as reason: EndReason) async throws {
    await desk.take([
      DeskStand.trace(serial, at: 100, .inducted(InductionIndex(0))),
      DeskStand.trace(serial, at: 200, .codeAssociated(try DeskStand.read(label, at: 190))),
      DeskStand.trace(serial, at: 900, .ended(reason, nil)),
    ])
    _ = await desk.flush()
  }
}
