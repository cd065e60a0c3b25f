import HubCore
import HubRecord
import HubSim
import HubUnits
import Testing

@Suite("The crank has no clock and no chance")
struct DeterminismTests {
  /// What a line of 30 parcels tells, with a stuck diverter and a cut link on the way.
  private func digest(seed: UInt64) -> TraceDigest {
    let line = VirtualLine(VirtualLinePlan(), seed: seed)
    var crew = Crew(seed: seed)
    line.warmUp()
    line.plant.setStuck(6, true)
    for i in 0..<30 {
      line.scanThenPlace(crew.parcel(group: i % 20), at: line.now)
      line.run(for: .milliseconds(900 + crew.random.integer(in: 0...300)))
      line.linkIsCut = i == 14
    }
    _ = line.runUntilEmpty(atMost: .seconds(60))
    var digest = TraceDigest()
    for trace in line.traces { digest.add(trace) }
    return digest
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
