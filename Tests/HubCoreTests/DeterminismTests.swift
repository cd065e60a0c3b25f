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
    var crew = Crew(seed: seed)
    line.warmUp(skipping: skipping)
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

  /// A day of random trouble: speeds, eyes, diverters, links, slow answers and words of operators.
  private func badDay(seed: UInt64, skipping: Bool) -> VirtualLine {
    let line = VirtualLine(
      VirtualLinePlan(releaseLanes: 6, zoneEyes: seed % 2 == 0, onEncoderFault: seed % 3 == 0 ? .time : nil),
      seed: seed)
    line.skipsIdleTurns = skipping
    var crew = Crew(seed: seed)
    line.run(for: .seconds(2))
    for i in 0..<25 {
      let customs = crew.random.pick([CustomsState.cleared, .cleared, .cleared, .hold, .inspect])
      line.scanThenPlace(crew.parcel(group: i % 5, customs: customs), at: line.now)
      line.run(for: .milliseconds(400 + crew.random.integer(in: 0...900)))
      let lane = Int(crew.random.integer(in: 0...5))
      switch crew.random.integer(in: 0...9) {
      case 0: line.plant.ramp(to: .zero, over: .milliseconds(300))
      case 1, 2: line.plant.ramp(to: .millimetresPerSecond(2_500), over: .milliseconds(400))
      case 3: line.plant.setCondition(lane, crew.random.pick([.works, .stuckBack, .half]))
      case 4: line.linkIsCut.toggle()
      case 5: line.plant.setFault(.tracking(1), crew.random.pick([.deadClear, .deadBlocked, nil]))
      case 6: line.lookup = .milliseconds(crew.random.integer(in: 1...6_000))
      case 7: line.tell(.lane(LaneIndex(lane), enabled: crew.random.chance(perMille: 500), CommandNumber(1)))
      case 8: line.plant.jam(lane, for: .seconds(4))
      default: line.plant.encoderLoses(perMille: crew.random.pick([0, 0, 1_000]))
      }
    }
    line.linkIsCut = false
    line.plant.setSpeed(.millimetresPerSecond(2_500))
    line.run(for: .seconds(12))
    return line
  }

  @Test("Whatever goes wrong on the way, leaving out idle turns changes no word", arguments: 50..<55)
  func skippingChangesNothingOnABadDay(seed: UInt64) {
    let every = badDay(seed: seed, skipping: false)
    let needed = badDay(seed: seed, skipping: true)
    #expect(digest(of: every).count > 100)
    #expect(digest(of: needed) == digest(of: every))
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
