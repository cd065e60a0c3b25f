import HubCore
import HubSim
import HubUnits
import Testing

@testable import HubRecord

@Suite("A recording replays bit for bit")
struct ReplayTests {
  private func replay(_ parts: [[UInt8]], plan: VirtualLinePlan) throws -> ReplayReport {
    var reader = try RecordingReader(RecordingSource(parts: parts))
    return try Replay.run(&reader, plan: plan.core)
  }

  @Test("A virtual day with faults, an operator and a stop is told again, word for word")
  func dayReplays() throws {
    let day = RecordedDay(seed: 5)
    let parts = try day.run()
    var reader = try RecordingReader(RecordingSource(parts: parts))
    #expect(reader.header == RecordedDay.header)
    var digest = TraceDigest()
    let report = try Replay.run(&reader, plan: day.plan.core) { _, output in
      for i in output.traces.indices { digest.add(output.traces[i]) }
    }
    #expect(report.isIdentical)
    #expect(report.ending == .ended(.stopped, lostTurns: 0))
    #expect(report.turns == day.turns)
    // Not by the recording's own digests alone: by what the line itself told.
    #expect(digest == day.digest)
    #expect(digest.count > 250)
    // Diverters moved in it.
    #expect(report.orders > 4)
  }

  @Test("Files that are ended by size or by age go on in the next, and replay as one")
  func rotatedDayReplays() throws {
    let bySize = RecordedDay(seed: 6, rotation: RecordingRotation(bytes: 10_000))
    let byAge = RecordedDay(seed: 6, rotation: RecordingRotation(age: .seconds(7)))
    let whole = RecordedDay(seed: 6)
    let report = try replay(try whole.run(), plan: whole.plan)
    for day in [bySize, byAge] {
      let parts = try day.run()
      #expect(parts.count > 3)
      let rotated = try replay(parts, plan: day.plan)
      #expect(rotated.isIdentical && rotated.turns == report.turns && rotated.digest == report.digest)
      #expect(rotated.ending == .ended(.stopped, lostTurns: 0))
    }
  }

  @Test(
    "A core that knows another number to begin with parts from the recording, and the first turn is named")
  func differenceIsNamed() throws {
    let day = RecordedDay(seed: 7)
    let parts = try day.run()
    var other = day.plan
    // The belt of another line: the eyes' expected positions are a little off.
    other.core.belt.perPulse = .init(micrometres: 1_010)
    let report = try replay(parts, plan: other)
    let difference = try #require(report.difference)
    #expect(difference.recorded != difference.replayed)
    #expect(report.turns == difference.turn)
    #expect(!difference.tracesBefore.isEmpty || !difference.traces.isEmpty)
    // Up to the turn before, both tell the same: the same recording, cut there, is identical.
    var reader = try RecordingReader(RecordingSource(parts: parts))
    var input = CycleInput(now: .distantPast)
    var told = 0
    while let turn = try reader.next(&input), turn.number < difference.turn {
      told += turn.told == nil ? 0 : 1
    }
    #expect(told > 0)
  }

  @Test("A day on the grid of its cycle costs next to nothing while nothing happens")
  func quietTurnsAreSmall() throws {
    let day = RecordedDay(seed: 8)
    day.line.linkIsCut = true
    day.line.run(for: .seconds(600))
    try day.writer.end(.stopped)
    let bytes = day.outlet.parts.reduce(0) { $0 + $1.count }
    // 600 blocks with their heads, checks and digests; 600,000 turns in them.
    #expect(bytes < 600 * 48)
    let report = try replay(day.outlet.parts, plan: day.plan)
    #expect(report.isIdentical && report.turns == 600_000)
  }
}
