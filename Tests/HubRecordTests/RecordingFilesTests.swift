import Foundation
import HubCore
import HubSim
import HubUnits
import Testing

@testable import HubRecord

@Suite("A recording on a disk")
final class RecordingFilesTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "hubd-recording-\(UUID())")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit {
    do { try FileManager.default.removeItem(at: folder) } catch { Issue.record("\(error)") }
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// A recording of some bytes, last written a while ago.
  private func old(_ name: String, bytes: Int, age: TimeInterval) throws {
    let path = folder.appendingPathComponent(name).path
    try Data(count: bytes).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: path)
  }

  private func files(_ room: RecordingRoom = RecordingRoom(keptFree: 0)) throws(RecordingError)
    -> RecordingFiles
  {
    try RecordingFiles(in: folder.path, line: "liege", startedMilliseconds: 1_795_262_400_007, room: room)
  }

  @Test("Its parts are named by line, start and number, and are read from the first on")
  func partsAreNamed() throws {
    let line = VirtualLine(VirtualLinePlan(releaseLanes: 4), seed: 1)
    var writer = RecordingWriter(
      RecordedDay.header, recording: 1, into: try files(), rotation: RecordingRotation(age: .seconds(2)))
    var failure: RecordingError?
    line.onTurn = { input, output in
      do throws(RecordingError) { try writer.add(input, output) } catch { failure = error }
    }
    line.run(for: .seconds(5))
    try writer.end(.stopped)
    #expect(failure == nil)
    let stem = "liege-20261121T120000007Z"
    #expect(try names() == ["\(stem).0001.hubrec", "\(stem).0002.hubrec", "\(stem).0003.hubrec"])
    let mode = try FileManager.default.attributesOfItem(
      atPath: folder.appendingPathComponent("\(stem).0001.hubrec").path)[.posixPermissions]
    // Others may not read bar codes, whatever the umask.
    #expect(try #require(mode as? NSNumber).intValue & 0o007 == 0)
    let first = folder.appendingPathComponent("\(stem).0001.hubrec").path
    var reader = try RecordingReader(RecordingSource(file: first))
    var input = CycleInput(now: .distantPast)
    var turns = 0
    while try reader.next(&input) != nil { turns += 1 }
    #expect(turns == 5_000 && reader.ending == .ended(.stopped, lostTurns: 0))
  }

  @Test("Nothing is ever written over")
  func nothingIsWrittenOver() throws {
    let path = folder.appendingPathComponent("copy.hubrec").path
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    var copy = RecordingFiles(first: path)
    #expect(throws: RecordingError.unwritable(file: path, cause: "File exists")) { try copy.begin(1) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
  }

  @Test("The oldest recordings make room, each as a whole, and no more of them than must")
  func oldestMakeRoom() throws {
    try old("liege-A.0001.hubrec", bytes: 2_000, age: 300)
    try old("liege-A.0002.hubrec", bytes: 2_000, age: 200)
    try old("liege-B.0001.hubrec", bytes: 2_000, age: 250)
    try old("liege-C.0001.hubrec", bytes: 2_000, age: 100)
    try old("journal.sqlite", bytes: 900_000, age: 900)
    let files = try files(RecordingRoom(inFolder: RecordingRotation().bytes + 6_000, keptFree: 0))
    try files.makeRoom()
    #expect(
      try names() == ["journal.sqlite", "liege-A.0001.hubrec", "liege-A.0002.hubrec", "liege-C.0001.hubrec"])
    let tight = try self.files(RecordingRoom(inFolder: RecordingRotation().bytes + 3_000, keptFree: 0))
    try tight.makeRoom()
    #expect(try names() == ["journal.sqlite", "liege-C.0001.hubrec"])
  }

  @Test("A folder that the running recording fills alone, or a disk that others need, takes no further file")
  func noRoomIsSaid() throws {
    try old("liege-20261121T120000007Z.0001.hubrec", bytes: 5_000, age: 1)
    let limit = RecordingRotation().bytes + 4_000
    let full = try files(RecordingRoom(inFolder: limit, keptFree: 0))
    #expect(throws: RecordingError.limitReached(folder: folder.path, bytes: limit)) { try full.makeRoom() }
    let greedy = try files(RecordingRoom(keptFree: .max / 2))
    do throws(RecordingError) {
      try greedy.makeRoom()
      Issue.record("a disk that others need was given away")
    } catch {
      guard case .noRoom = error else { throw error }
    }
    #expect(try names().count == 1)
  }
}
