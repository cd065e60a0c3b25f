import HubCore
import HubSim
import HubUnits
import Testing

@testable import HubRecord

@Suite("A recording that was damaged or cut says so")
struct DamageTests {
  /// One day for all tests: each reads it, none changes it.
  private static let recorded = Result { () throws(RecordingError) in try RecordedDay(seed: 9).run(parcels: 4)
  }
  let parts: [[UInt8]]
  let plan = VirtualLinePlan(releaseLanes: 8).core

  init() throws { parts = try Self.recorded.get() }

  /// Replays bytes that may be anything.
  private func replay(_ parts: [[UInt8]]) throws(RecordingError) -> ReplayReport {
    var reader = try RecordingReader(RecordingSource(parts: parts))
    return try Replay.run(&reader, plan: plan)
  }

  @Test("One flipped bit, wherever it is, is found, and its place is told")
  func flippedBitIsFound() throws {
    let bytes = try #require(parts.first)
    var chance = SeededRandom(seed: 1)
    var offsets = Set(0..<60)
    for _ in 0..<300 { offsets.insert(Int(chance.integer(in: 0...Int64(bytes.count - 1)))) }
    for offset in bytes.count - 30..<bytes.count { offsets.insert(offset) }
    for offset in offsets {
      var flipped = bytes
      flipped[offset] ^= 1 << UInt8(chance.integer(in: 0...7))
      do throws(RecordingError) {
        var reader = try RecordingReader(RecordingSource(parts: [flipped]))
        var input = CycleInput(now: .distantPast)
        while try reader.next(&input) != nil {}
        Issue.record("bit of byte \(offset): read to its end, \(String(describing: reader.ending))")
      } catch {
        switch error {
        case .damaged(_, let place, _): #expect(place <= offset)
        // In magic or format there is nothing to check yet.
        case .notARecording, .newerFormat: #expect(offset < RecordingFormat.fileHeadBytes)
        default: Issue.record("byte \(offset): \(error)")
        }
      }
    }
  }

  @Test("A tail that was cut off is told with its place; what came before replays")
  func cutTailIsTold() throws {
    let bytes = try #require(parts.first)
    let whole = try replay(parts)
    for missing in [1, 5, 21, 22, 400, bytes.count / 2] {
      let report = try replay([Array(bytes.dropLast(missing))])
      guard case .cut("part 1", let offset) = report.ending else {
        Issue.record("without its last \(missing) bytes: \(String(describing: report.ending))")
        continue
      }
      #expect(offset <= bytes.count - missing)
      #expect(report.isIdentical && report.turns <= whole.turns && report.turns > 0)
    }
  }

  @Test("Zeros that a power cut left at the end are a cut tail, not damage")
  func zerosAreACut() throws {
    let bytes = try #require(parts.first)
    for written in [bytes.count / 2, bytes.count - 5, bytes.count - 9] {
      let report = try replay([Array(bytes[..<written]) + Array(repeating: 0, count: 4_096)])
      guard case .cut = report.ending else {
        Issue.record("\(written) bytes, then zeros: \(String(describing: report.ending))")
        continue
      }
      #expect(report.isIdentical && report.turns > 0)
    }
  }

  @Test("Nothing and other files are no recordings")
  func otherFilesAreRefused() {
    for bytes in [[], [0x89], Array("line: liege\ncycle: 1 ms\n".utf8), Array(parts[0][..<40])] {
      #expect(throws: RecordingError.notARecording(file: "part 1")) { try replay([bytes]) }
    }
    var newer = parts[0]
    newer[8] = 3
    #expect(throws: RecordingError.newerFormat(file: "part 1", format: 3)) { try replay([newer]) }
  }

  @Test(
    "A part that is missing cuts the recording there; a part of another recording, or out of order, is refused"
  )
  func partsBelongTogether() throws {
    let day = RecordedDay(seed: 10, rotation: RecordingRotation(age: .seconds(10)))
    let parts = try day.run(parcels: 6)
    try #require(parts.count > 3)
    #expect(try replay(Array(parts[..<2])).ending == .cut(file: "part 3", offset: 0))
    #expect(throws: RecordingError.notTheFirst(file: "part 1", number: 2)) { try replay(Array(parts[1...])) }
    #expect(throws: RecordingError.self) { try replay([parts[0], parts[2]]) }
    let other = try RecordedDay(seed: 11, rotation: RecordingRotation(age: .seconds(10))).run(parcels: 6)
    #expect(throws: RecordingError.self) { try replay([parts[0], other[1]]) }
  }

  @Test("A recording that finds no room for its next file ends in order, and says why")
  func reachedLimitIsTold() throws {
    let day = RecordedDay(seed: 12, parts: 2, rotation: RecordingRotation(age: .seconds(5)))
    day.line.run(for: .seconds(60))
    #expect(day.failure == .limitReached(folder: "memory", bytes: 0))
    let report = try replay(day.outlet.parts)
    #expect(report.isIdentical && report.turns == 10_000)
    #expect(report.ending == .ended(.limitReached, lostTurns: 0))
  }

  @Test("A disk that refuses a write ends the recording; what it took replays, and is told as cut")
  func fullDiskEndsTheRecording() throws {
    let day = RecordedDay(seed: 12, writes: 20)
    day.line.run(for: .seconds(60))
    #expect(day.failure == .unwritable(file: "part 1", cause: "no space left"))
    #expect(day.writer.isEnded)
    #expect(day.turns == 60_000)
    let report = try replay(day.outlet.parts)
    // One write is the head, the others a second each.
    #expect(report.isIdentical && report.turns == 19_000)
    guard case .cut = report.ending else {
      Issue.record("not told as cut: \(String(describing: report.ending))")
      return
    }
  }
}
