import HubCore
import HubSim
import HubUnits
import Testing

@Suite("A parcel's journey in virtual time")
struct JourneyTests {
  @Test(
    "300 readable, cleared parcels each end in a lane of their group, by the belt's own truth",
    arguments: [1, 2, 3])
  func everyParcelToItsGroup(seed: UInt64) {
    let line = VirtualLine(VirtualLinePlan(), seed: seed)
    var crew = Crew(seed: seed)
    line.warmUp()
    var at = line.now
    for i in 0..<300 {
      at = at + .milliseconds(700 + crew.random.integer(in: 0...500))
      let length = Distance.millimetres(crew.random.integer(in: 150...600))
      line.scanThenPlace(crew.parcel(group: i % 23, length: length), at: at)
    }
    #expect(line.runUntilEmpty(atMost: .seconds(500)))
    for i in line.parcels.indices {
      let end = line.end(of: i)
      #expect(end?.reason == .sorted, "parcel \(i): \(line.parcels[i].ends)")
      #expect(end?.lane == line.trueLane(of: i))
      let lanes = line.plan.core.groups[line.parcels[i].group!].lanes
      #expect(lanes.indices.contains { lanes[$0].int == line.trueLane(of: i) })
    }
  }

  @Test("Two lanes of one group share the load")
  func loadIsShared() {
    let line = VirtualLine(VirtualLinePlan(), seed: 4)
    var crew = Crew(seed: 4)
    line.warmUp()
    for _ in 0..<20 {
      line.scanThenPlace(crew.parcel(group: 0), at: line.now)
      line.run(for: .seconds(1))
    }
    #expect(line.runUntilEmpty(atMost: .seconds(120)))
    let first = line.parcels.indices.filter { line.trueLane(of: $0) == 0 }.count
    let second = line.parcels.indices.filter { line.trueLane(of: $0) == 1 }.count
    #expect(first + second == 20)
    #expect(abs(first - second) <= 2)
  }

  @Test("A parcel that nobody scanned is identified by the fixed scanner, by belt position")
  func fixedScannerIdentifies() {
    let line = VirtualLine(VirtualLinePlan(), seed: 5)
    var crew = Crew(seed: 5)
    line.warmUp()
    let code = crew.code()
    var parcel = VirtualParcel(
      code: nil, group: 7, customs: .cleared, station: 0, length: .millimetres(300))
    let placed = line.now + .milliseconds(500)
    let index = line.scanThenPlace(parcel, at: line.now)
    parcel.code = code
    line.parcels[index].code = code
    // The middle of the parcel is under the read point after 6 m and half its length, from 150 mm before the eye.
    let travel: Int64 = 6_000 - 350 + 150
    line.scan(code, by: ScannerIndex(2), at: placed + .milliseconds(travel * 1_000 / 2_500 + 30))
    #expect(line.runUntilEmpty(atMost: .seconds(40)))
    #expect(line.end(of: index)?.reason == .sorted)
    #expect(line.trueLane(of: index) == 8)
  }

  @Test("A label still being sent when its parcel reaches the eye belongs to that parcel, not to the next")
  func slowLabelBelongsToTheParcelPlacedMeanwhile() {
    let line = VirtualLine(VirtualLinePlan(), seed: 6)
    var crew = Crew(seed: 6)
    line.warmUp()
    // Begun 160 ms before the parcel's edge is in the eye, ended 140 ms after it.
    let first = line.scanThenPlace(
      crew.parcel(group: 3), at: line.now + .seconds(1), placedAfter: .milliseconds(100),
      scanTakes: .milliseconds(300))
    let second = line.scanThenPlace(crew.parcel(group: 9), at: line.now + .seconds(3))
    #expect(line.runUntilEmpty(atMost: .seconds(60)))
    #expect(line.trueLane(of: first) == 4)
    #expect(line.trueLane(of: second) == 10)
  }

  @Test("A belt that stops and starts again changes nothing in the outcome")
  func beltStops() {
    let line = VirtualLine(VirtualLinePlan(), seed: 7)
    var crew = Crew(seed: 7)
    line.warmUp()
    for i in 0..<20 {
      line.scanThenPlace(crew.parcel(group: i), at: line.now)
      line.run(for: .milliseconds(1_700))
      line.plant.setSpeed(.millimetresPerSecond(600))
      line.run(for: .milliseconds(150))
      line.plant.setSpeed(.zero)
      line.run(for: .seconds(2))
      line.plant.setSpeed(.millimetresPerSecond(2_500))
    }
    #expect(line.runUntilEmpty(atMost: .seconds(60)))
    for i in line.parcels.indices {
      // While the belt ramps a divert may be refused; it is never wrong.
      let end = line.end(of: i)
      #expect(end?.lane == line.trueLane(of: i), "parcel \(i): \(line.parcels[i].ends)")
      if end?.reason == .sorted {
        let lanes = line.plan.core.groups[line.parcels[i].group!].lanes
        #expect(lanes.indices.contains { lanes[$0].int == line.trueLane(of: i) })
      } else {
        #expect(line.trueLane(of: i) == line.exceptionLane)
      }
    }
    #expect(line.parcels.indices.filter { line.end(of: $0)?.reason == .sorted }.count >= 15)
  }
}
