import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Who falls or sticks before a station is nobody else, and nobody else is taken for him")
struct StuckAtStationTests {
  /// The first station is at 0.5 m, an eye at 1.5 m, the second station at 3 m; the belt runs 2.5 m/s.
  private func line(_ seed: UInt64) -> VirtualLine {
    let line = VirtualLine(VirtualLinePlan(zoneEyes: true), seed: seed)
    line.warmUp()
    return line
  }

  @Test(
    "A parcel that stuck before a station does not take the scan that waits there when it comes loose",
    arguments: [200, 600, 1_200, 2_400])
  func stuckBeforeAStation(milliseconds: Int64) {
    let line = line(31)
    var crew = Crew(seed: 31)
    let stuck = line.scanThenPlace(crew.parcel(group: 4), at: line.now, placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(110))
    line.plant.plan(
      .stick(.milliseconds(milliseconds), whenHit: .holds), of: line.parcels[stuck].plantIndex!,
      at: .millimetres(2_000))
    let next = line.scanThenPlace(
      crew.parcel(group: 9, station: 1), at: line.now, placedAfter: .milliseconds(milliseconds + 1_500))
    line.run(for: .seconds(40))
    #expect([5, line.exceptionLane].contains(line.trueLane(of: stuck)))
    #expect([10, line.exceptionLane].contains(line.trueLane(of: next)))
  }

  @Test("A parcel put down where a stuck one should have come is not taken for it")
  func putDownInItsPlace() {
    let line = line(32)
    var crew = Crew(seed: 32)
    let stuck = line.scanThenPlace(crew.parcel(group: 4), at: line.now, placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(110))
    line.plant.plan(
      .stick(.milliseconds(1_100), whenHit: .holds), of: line.parcels[stuck].plantIndex!,
      at: .millimetres(1_900))
    // At the second station's eye 75 mm before the stuck one would have been there.
    let next = line.scanThenPlace(
      crew.parcel(group: 9, station: 1), at: line.now, placedAfter: .milliseconds(960))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: stuck) == line.exceptionLane)
    #expect(line.trueLane(of: next) == line.exceptionLane)
  }

  @Test(
    "A label scanned just before the last parcel is in the eye waits for its own, which may stick on its way there"
  )
  func scannedAsTheLastOneComesBy() {
    let line = line(38)
    var crew = Crew(seed: 38)
    let start = line.now
    let last = line.scanThenPlace(crew.parcel(group: 4), at: start, placedAfter: .milliseconds(300))
    // In the eye 60 ms after it was put down.
    let stuck = line.scanThenPlace(
      crew.parcel(group: 9), at: start + .milliseconds(310), placedAfter: .milliseconds(390))
    line.run(for: .milliseconds(710))
    line.plant.plan(
      .stick(.milliseconds(1_500), whenHit: .holds), of: line.parcels[stuck].plantIndex!,
      at: .millimetres(420))
    let next = line.scanThenPlace(
      crew.parcel(group: 7), at: start + .milliseconds(1_000), placedAfter: .milliseconds(1_600))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: last) == 5)
    #expect([10, line.exceptionLane].contains(line.trueLane(of: stuck)))
    #expect([8, line.exceptionLane].contains(line.trueLane(of: next)))
  }

  @Test(
    "Whom a station's eye missed is not found further down: while nobody looked, another was put in its place"
  )
  func putInItsPlaceUnseen() {
    let line = line(51)
    var crew = Crew(seed: 51)
    let fallen = line.scanThenPlace(crew.parcel(group: 4), at: line.now, placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(110))
    line.plant.plan(.fall, of: line.parcels[fallen].plantIndex!, at: .millimetres(1_900))
    // Put down where the fallen one would have been, 1 s after it came to the first station's eye.
    let next = line.scanThenPlace(
      crew.parcel(group: 9, station: 1), at: line.now + .milliseconds(500), placedAfter: .milliseconds(490))
    line.run(for: .milliseconds(950))
    line.linkIsCut = true
    line.run(for: .milliseconds(220))
    line.linkIsCut = false
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: next) == line.exceptionLane)
    #expect(line.end(of: fallen)?.reason == .ioDown)
  }

  @Test(
    "Whose scan was dropped while the link was away, and who then stuck before the eye, takes no other's label"
  )
  func stuckWithoutItsScan() {
    let line = line(50)
    var crew = Crew(seed: 50)
    let start = line.now
    let stuck = line.scanThenPlace(crew.parcel(group: 4), at: start, placedAfter: .milliseconds(300))
    line.run(for: .milliseconds(290))
    line.linkIsCut = true
    line.run(for: .milliseconds(20))
    line.plant.plan(
      .stick(.seconds(2), whenHit: .holds), of: line.parcels[stuck].plantIndex!, at: .millimetres(420))
    line.run(for: .milliseconds(170))
    line.linkIsCut = false
    // Scanned while it sticks between the hand and the eye.
    let next = line.scanThenPlace(
      crew.parcel(group: 9), at: start + .seconds(1), placedAfter: .milliseconds(2_500))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: stuck) == line.exceptionLane)
    #expect([10, line.exceptionLane].contains(line.trueLane(of: next)))
  }

  @Test(
    "One that sticks before a station is not forgotten for those who are put down behind it",
    arguments: [3_500, 6_000])
  func stuckWhileAStationGoesOn(milliseconds: Int64) {
    let line = line(31)
    var crew = Crew(seed: 31)
    let start = line.now
    let stuck = line.scanThenPlace(crew.parcel(group: 4), at: start, placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(110))
    line.plant.plan(
      .stick(.milliseconds(milliseconds), whenHit: .holds), of: line.parcels[stuck].plantIndex!,
      at: .millimetres(2_000))
    let others = (0..<6).map { n in
      line.scanThenPlace(
        crew.parcel(group: 9 + n, station: 1), at: start + .milliseconds(1_200 + 1_300 * Int64(n)),
        placedAfter: .milliseconds(700))
    }
    line.run(for: .seconds(40))
    #expect([5, line.exceptionLane].contains(line.trueLane(of: stuck)))
    for (n, other) in others.enumerated() {
      #expect([10 + n, line.exceptionLane].contains(line.trueLane(of: other)))
    }
  }
}
