import HubCore
import HubRecord
import HubSim
import HubUnits
import Testing

@Suite("The crank has no clock and no chance")
struct DeterminismTests {
  /// What a line of 30 parcels tells, with a stuck diverter and a cut link on the way.
  private func digest(seed: UInt64) -> TraceDigest { digest(of: day(seed: seed, skipping: false)) }

  private func digest(of line: VirtualLine) -> TraceDigest {
    var digest = TraceDigest()
    for trace in line.traces { digest.add(trace) }
    return digest
  }

  private func day(seed: UInt64, skipping: Bool) -> VirtualLine {
    let line = VirtualLine(VirtualLinePlan(), seed: seed)
    line.skipsIdleTurns = skipping
    var crew = Crew(seed: seed)
    line.warmUp()
    line.plant.setStuck(6, true)
    for i in 0..<30 {
      line.scanThenPlace(crew.parcel(group: i % 20), at: line.now)
      line.run(for: .milliseconds(900 + crew.random.integer(in: 0...300)))
      line.linkIsCut = i == 14
    }
    _ = line.runUntilEmpty(atMost: .seconds(60))
    return line
  }

  @Test(
    "Leaving out the turns that the crank says it does not need changes no word of the story",
    arguments: [33, 34, 35])
  func skippingChangesNothing(seed: UInt64) {
    let every = day(seed: seed, skipping: false)
    let needed = day(seed: seed, skipping: true)
    #expect(digest(of: needed) == digest(of: every))
    // One image in five turns is always needed.
    #expect(needed.turns < every.turns / 2)
  }

  @Test("The same parcels at the same instants give the same story, word for word")
  func sameSeedSameStory() {
    let first = digest(seed: 31)
    #expect(first.count > 300)
    #expect(first == digest(seed: 31))
  }

  @Test("Other parcels give another story")
  func otherSeedOtherStory() {
    #expect(digest(seed: 31).value != digest(seed: 32).value)
  }
}
