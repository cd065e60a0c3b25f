import Foundation
import GRDB
import HubUnits
import Testing

@testable import HubStore

@Suite("A store is opened, or refused with what to do")
struct OpeningTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  @Test("Every commit waits for the disk: WAL with synchronous FULL")
  func durability() throws {
    let store = try folder.open()
    // 2 is FULL, as SQLite's documentation numbers it.
    #expect(try store.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    #expect(try store.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test("A file from a newer hubd is refused, and not a byte of it changes")
  func newerFormat() throws {
    try folder.open().close()
    try patch(at: 60, [0, 0, 0, 9])  // the header's user version, big-endian
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path()))
    #expect(throws: StoreError.newerFormat(path: folder.path(), found: 9, known: 2)) { try folder.open() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path())) == before)
  }

  @Test("Somebody else's SQLite file is refused, and stays theirs")
  func foreign() throws {
    let other = try DatabaseQueue(path: folder.path())
    try other.write { try $0.execute(sql: "CREATE TABLE recipe(name TEXT)") }
    try other.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path()))
    #expect(throws: StoreError.foreignFile(path: folder.path())) { try folder.open() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path())) == before)
  }

  @Test("A file that is no SQLite file is refused with what to do, and kept")
  func noDatabase() throws {
    try Data("this is a shopping list, and long enough to be read".utf8)
      .write(to: URL(fileURLWithPath: folder.path()))
    let error = try refusal()
    #expect(error.description.hasPrefix("device: "))
    #expect(error.description.contains(".recover"))
    #expect(FileManager.default.fileExists(atPath: folder.path()))
    guard case .damaged = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("A file with overwritten pages is refused, and kept")
  func damagedPages() async throws {
    let store = try folder.open()
    var batch = JournalBatch()
    for number in Int64(1)...500 { batch.inducted.append(inducted(number)) }
    _ = try await store.record(batch)
    try store.close()
    // Everything after the first page, so that no page of a table is left as it was.
    let size = try Data(contentsOf: URL(fileURLWithPath: folder.path())).count
    try patch(at: 4096, Array(repeating: 0xA5, count: size - 4096))
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path()))
    guard case .damaged = try refusal() else {
      Issue.record("\(try refusal())")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path())) == before)
  }

  @Test("A second daemon is kept away, and let in when the first is gone")
  func locked() throws {
    let first = try folder.open()
    let process = ProcessInfo.processInfo.processIdentifier
    #expect(throws: StoreError.lockedByAnotherDaemon(path: folder.path(), process: process)) {
      try folder.open()
    }
    try first.close()
    try folder.open().close()
  }

  @Test("A folder that is not there is named")
  func noFolder() throws {
    let path = folder.path("missing/line.sqlite")
    #expect(throws: StoreError.directoryMissing(path: path)) { try Store(path: path) }
  }

  @Test("A folder that cannot be written is named", .enabled(if: geteuid() != 0, "root may write everywhere"))
  func readOnlyFolder() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
    defer {
      do {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
      } catch { print("\(folder.url.path) stays read-only: \(error)") }
    }
    guard case .notWritable = try refusal() else {
      Issue.record("\(try refusal())")
      return
    }
  }

  @Test("At its stated limit the file takes nothing more, keeps what it has, and says so")
  func full() async throws {
    let store = try folder.open(settings: StoreSettings(largestFile: 200_000))
    var taken = 0
    await #expect(throws: StoreError.full(path: folder.path())) {
      for number in Int64(1)...5_000 {
        var batch = JournalBatch()
        batch.inducted = [inducted(number)]
        batch.ends = [end(number)]
        _ = try await store.record(batch)
        taken += 1
      }
    }
    #expect(taken > 0)
    #expect(try store.endsByReason() == [.sorted: taken])
    #expect(try store.openParcels().isEmpty)
  }

  @Test("A closed store says that it is closed")
  func closed() throws {
    let store = try folder.open()
    try store.close()
    #expect(throws: StoreError.closed(path: folder.path())) { try store.nextSerial() }
  }

  private func refusal() throws -> StoreError {
    do {
      _ = try Store(path: folder.path())
    } catch {
      return error
    }
    throw TestFault("the file was taken")
  }

  private func patch(at offset: UInt64, _ bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.path()))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }
}
