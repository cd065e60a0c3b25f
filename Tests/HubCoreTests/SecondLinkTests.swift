import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Eyes on another link than the encoder: while one of the two is away, nobody is seen where he is")
struct SecondLinkTests {
  /// - Parameter change: what is on the second link; all else is on the first.
  private func line(
    zoneEyes: Bool, onEncoderFault: EncoderFaultPolicy? = nil, _ change: (inout VirtualLinePlan) -> Void
  ) -> VirtualLine {
    var plan = VirtualLinePlan(zoneEyes: zoneEyes, onEncoderFault: onEncoderFault)
    plan.core.links.append(plan.core.links[0])
    change(&plan)
    let line = VirtualLine(plan, seed: 24)
    line.warmUp()
    return line
  }

  @Test(
    "Who came on while only the link of his station was away takes no label at the next station",
    arguments: [300, 600, 1_200, 4_000] as [Int64])
  func placedUnseen(milliseconds: Int64) {
    let line = line(zoneEyes: false) { plan in
      for i in plan.core.eyes.indices where plan.core.eyes[i].role == .induction(InductionIndex(0)) {
        plan.core.eyes[i].link = LinkIndex(1)
      }
    }
    var crew = Crew(seed: 24)
    let start = line.now
    line.silentLinks = [1]
    let unseen = line.scanThenPlace(crew.parcel(group: 4), at: start, placedAfter: .milliseconds(100))
    let next = line.scanThenPlace(
      crew.parcel(group: 9, station: 1), at: start + .milliseconds(700), placedAfter: .milliseconds(2_500))
    line.run(for: .milliseconds(milliseconds))
    line.silentLinks = []
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: unseen) == line.exceptionLane)
    #expect([10, line.exceptionLane].contains(line.trueLane(of: next)))
  }

  @Test(
    "Who comes on while nobody counts the belt, which stops meanwhile, is not taken for another",
    arguments: [900, 960, 1_000, 1_040, 1_080] as [Int64])
  func nobodyCounts(stop: Int64) {
    let line = line(zoneEyes: true) { $0.core.belt.encoderLink = LinkIndex(1) }
    var crew = Crew(seed: 24)
    line.run(for: .milliseconds(100))
    line.silentLinks = [1]
    line.run(for: .milliseconds(100))
    line.plant.setSpeed(.zero)
    line.run(for: .milliseconds(stop))
    line.plant.setSpeed(.millimetresPerSecond(2_500))
    let parcels = (0..<5).map { k in
      line.scanThenPlace(
        crew.parcel(group: 4 + k), at: line.now + .seconds(Int64(k)), placedAfter: .milliseconds(500))
    }
    line.run(for: .milliseconds(3_500))
    line.silentLinks = []
    line.run(for: .seconds(40))
    for (k, parcel) in parcels.enumerated() {
      #expect([5 + k, line.exceptionLane].contains(line.trueLane(of: parcel)))
    }
  }

  @Test("While the link of the eye ahead of a diverter is away nobody is fired at there")
  func nobodyWatches() {
    // Lane 0 is at 10 m, 1.5 m behind the first tracking eye.
    let line = line(zoneEyes: false) { plan in
      for i in plan.core.eyes.indices where plan.core.eyes[i].position == .millimetres(8_500) {
        plan.core.eyes[i].link = LinkIndex(1)
      }
    }
    var crew = Crew(seed: 24)
    let parcel = line.scanThenPlace(crew.parcel(group: 0), at: line.now)
    line.run(for: .seconds(1))
    // Its tail has just left that eye behind.
    while line.plant.leadingEdge(of: line.parcels[parcel].plantIndex!)! < .millimetres(8_850) { line.step() }
    line.silentLinks = [1]
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: parcel) != 0)
    let refusals = line.traces.filter {
      if case .lanePassedOver(LaneIndex(0), .ioDown) = $0.event { true } else { false }
    }
    #expect(!refusals.isEmpty)
  }

  @Test(
    "Followed by time, and the drive's own word is away while the belt stops: nobody is taken for another",
    arguments: [900, 960, 1_000, 1_040, 1_080] as [Int64])
  func nobodySaysWhetherItRuns(stop: Int64) {
    let line = line(zoneEyes: true, onEncoderFault: .time) { $0.core.belt.drive!.link = LinkIndex(1) }
    var crew = Crew(seed: 24)
    line.plant.encoderStops()
    line.run(for: .seconds(12))
    let parcels = (0..<5).map { k in
      line.scanThenPlace(
        crew.parcel(group: 4 + k), at: line.now + .seconds(Int64(k)), placedAfter: .milliseconds(500))
    }
    line.run(for: .seconds(5))
    line.silentLinks = [1]
    line.run(for: .milliseconds(100))
    line.plant.setSpeed(.zero)
    line.run(for: .milliseconds(stop))
    line.plant.setSpeed(.millimetresPerSecond(2_500))
    line.run(for: .milliseconds(200))
    line.silentLinks = []
    line.run(for: .seconds(40))
    for (k, parcel) in parcels.enumerated() {
      #expect([5 + k, line.exceptionLane].contains(line.trueLane(of: parcel)))
    }
  }
}
