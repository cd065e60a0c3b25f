import Foundation
import HubConfig
import HubCore
import HubStore
import HubUnits
import Logging
import Testing

@testable import HubDaemon

@Suite("What a start takes over from the life before")
final class WarmStartTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hub-warm-\(UUID())")
  private let store: Store
  private let line: LineDescription
  private let options: DaemonOptions
  private let file: BeltMemoryFile
  private let log = LogKeeper()

  /// The life before inducted parcels 7 and 8, kept the belt, ended 8 and died.
  init() async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let small = SmallLine(folder: folder)
    line = try small.load(warmStart: "reconcile")
    options = DaemonOptions(configuration: small.path, stateDirectory: folder.path)
    file = BeltMemoryFile(folder: folder.path)
    store = try Store(path: folder.appendingPathComponent("journal.sqlite").path)
    var life = JournalBatch()
    life.inducted = [7, 8].map {
      InductedParcel(
        serial: ParcelSerial($0), origin: .inducted, at: DeskStand.instant(0), induction: "station")
    }
    life.ends = [
      ParcelEnd(
        serial: ParcelSerial(8), at: DeskStand.instant(900), reason: .sorted, lane: 1, plannedLane: 1,
        story: "{}")
    ]
    _ = try await store.record(life)
    try keep(configuration: try Data(contentsOf: URL(fileURLWithPath: small.path)))
  }

  deinit {
    do { try FileManager.default.removeItem(at: folder) } catch { print("\(folder.path) stays: \(error)") }
  }

  /// The belt as it was before 8 ended, with one that the journal never heard of.
  private func keep(configuration: Data) throws {
    try file.write(
      BeltMemory(
        configuration: BeltMemoryFile.fingerprint(of: configuration),
        savedAtMilliseconds: WallTime.now.milliseconds, encoderCount: 500,
        parcels: [7, 8, 9].map {
          RememberedParcel(
            serial: ParcelSerial($0), code: Barcode(), position: .metres($0), length: .millimetres(300))
        }))
  }

  private func takenUp() throws -> [Int64] {
    let log = log
    return try WarmStartRun(line, options, store, log: Logger(label: "warm") { _ in log }).parcels
      .map(\.record.serial.number)
  }

  @Test("A belt that is older than the journal gives back only whom the journal still has open")
  func olderThanJournal() throws {
    #expect(try takenUp() == [7])
    #expect(log.lines.isEmpty)
  }

  @Test("A belt that was cut short gives nobody back, and the start goes on and says why")
  func cutShort() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: file.path))
    #expect(try takenUp().isEmpty)
    #expect(log.lines.count == 1)
    #expect(
      log.lines.first?.contains("the belt is flushed: kernel: \(file.path) is not as it was written") == true)
  }

  @Test("The belt of another line gives nobody back")
  func otherLine() throws {
    try keep(configuration: Data("another line".utf8))
    #expect(try takenUp().isEmpty)
    #expect(log.lines.count == 1)
    #expect(log.lines.first?.contains("the belt is flushed: config: the line's file has changed") == true)
  }

  @Test("A line whose file is gone cannot be told from another: nobody is given back")
  func fileGone() throws {
    try FileManager.default.removeItem(atPath: options.configuration)
    #expect(try takenUp().isEmpty)
    #expect(log.lines.count == 1)
    #expect(
      log.lines.first?.hasPrefix("warning: kernel: \(options.configuration) could not be read again") == true)
  }
}
