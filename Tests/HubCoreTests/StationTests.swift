import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Who is who at a station: a scan goes to the parcel it was made for, or to nobody")
struct StationTests {
  /// The first station is at 0.5 m, an eye at 1.5 m, the second station at 3 m; the belt runs 2.5 m/s.
  private func line(_ seed: UInt64) -> VirtualLine {
    let line = VirtualLine(VirtualLinePlan(zoneEyes: true), seed: seed)
    line.warmUp()
    return line
  }

  @Test(
    "A belt that stops between a hand and the eye changes nothing: not the old scan, nor the next one, made too soon"
  )
  func beltStopsBeforeTheEye() {
    let line = line(33)
    var crew = Crew(seed: 33)
    let parcel = line.scanThenPlace(crew.parcel(group: 4), at: line.now, placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(120))
    line.plant.setSpeed(.zero)
    line.run(for: .seconds(6))
    // The person has the next label under the scanner already.
    line.scan(crew.parcel(group: 9).code!, by: ScannerIndex(0), at: line.now)
    line.run(for: .seconds(1))
    line.plant.setSpeed(.millimetresPerSecond(2_500))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: parcel) == 5)
    #expect(line.end(of: parcel)?.reason == .sorted)
  }

  @Test("Two labels that a standing belt made doubtful do not change places")
  func twoDoubtfulLabels() {
    let line = line(39)
    var crew = Crew(seed: 39)
    let start = line.now
    _ = line.scanThenPlace(crew.parcel(group: 4), at: start, placedAfter: .milliseconds(300))
    // Scanned as the last one came by, and laid aside for another.
    let later = crew.parcel(group: 9)
    line.scan(later.code!, by: ScannerIndex(0), at: start + .milliseconds(310))
    line.run(for: .milliseconds(450))
    line.plant.setSpeed(.zero)
    let other = line.scanThenPlace(
      crew.parcel(group: 7), at: start + .milliseconds(900), placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(1_000))
    line.plant.setSpeed(.millimetresPerSecond(2_500))
    let aside = line.scanThenPlace(later, at: line.now, placedAfter: .milliseconds(500))
    line.run(for: .seconds(40))
    #expect([8, line.exceptionLane].contains(line.trueLane(of: other)))
    #expect([10, line.exceptionLane].contains(line.trueLane(of: aside)))
  }

  @Test("A label laid aside names nobody when it is read again as another parcel is about to be in the eye")
  func readAgainAsAnotherComes() {
    let line = line(42)
    var crew = Crew(seed: 42)
    let aside = crew.parcel(group: 9)
    line.scan(aside.code!, by: ScannerIndex(0), at: line.now)
    line.run(for: .milliseconds(200))
    line.plant.setSpeed(.zero)
    // In the eye 60 ms after the belt goes on: too near for its own label to be surely its own.
    let other = line.scanThenPlace(
      crew.parcel(group: 4), at: line.now + .milliseconds(1_000), placedAfter: .milliseconds(500))
    line.run(for: .milliseconds(1_510))
    line.plant.setSpeed(.millimetresPerSecond(2_500))
    let later = line.scanThenPlace(aside, at: line.now + .milliseconds(20), placedAfter: .milliseconds(400))
    line.run(for: .seconds(40))
    #expect([5, line.exceptionLane].contains(line.trueLane(of: other)))
    #expect([10, line.exceptionLane].contains(line.trueLane(of: later)))
  }

  @Test("A label read twice in the hands, the second time just before it is put down, is its parcel's")
  func readTwiceInTheHands() {
    let line = line(43)
    var crew = Crew(seed: 43)
    let twice = crew.parcel(group: 9)
    line.scan(twice.code!, by: ScannerIndex(0), at: line.now)
    let parcel = line.scanThenPlace(twice, at: line.now + .milliseconds(400), placedAfter: .milliseconds(50))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: parcel) == 10)
  }

  @Test(
    "A label read twice, whose second reading still comes in when its parcel is in the eye, names nobody else",
    arguments: [160, 200, 250, 320, 345] as [Int64])
  func secondReadStillComing(milliseconds: Int64) {
    let line = line(47)
    var crew = Crew(seed: 47)
    let start = line.now
    let twice = crew.parcel(group: 9)
    // In the eye 340 ms after the first reading began; the second one takes a third of a second.
    let first = line.scanThenPlace(
      twice, at: start, placedAfter: .milliseconds(280), scanTakes: .milliseconds(150))
    line.scan(
      twice.code!, by: ScannerIndex(0), at: start + .milliseconds(milliseconds), taking: .milliseconds(330))
    let unread = line.scanThenPlace(
      crew.parcel(group: 4, readable: false), at: start + .milliseconds(1_400),
      placedAfter: .milliseconds(100))
    let own = line.scanThenPlace(
      crew.parcel(group: 7), at: start + .milliseconds(2_000), placedAfter: .milliseconds(300))
    line.run(for: .seconds(40))
    #expect([10, line.exceptionLane].contains(line.trueLane(of: first)))
    #expect(line.trueLane(of: unread) == line.exceptionLane)
    #expect(line.end(of: unread)?.reason == .noRead)
    #expect(line.trueLane(of: own) == 8)
  }

  @Test("Where labels waited in vain beside others, the next one takes none: the eye may have been blind")
  func waitedInVain() {
    let line = line(40)
    var crew = Crew(seed: 40)
    let start = line.now
    for at in [0, 500, 3_600] {
      line.scan(crew.code(), by: ScannerIndex(0), at: start + .milliseconds(Int64(at)))
    }
    // The first two are out of date by then, the third one is not.
    line.run(for: .milliseconds(5_400))
    let unread = line.scanThenPlace(
      crew.parcel(group: 9, readable: false), at: line.now, placedAfter: .milliseconds(100))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: unread) == line.exceptionLane)
    #expect(line.end(of: unread)?.reason == .noRead)
  }

  @Test(
    "Labels that waited in vain cost nobody his own, once the eye has seen somebody and all that waited were dropped"
  )
  func seenAfterAll() {
    // Not warmed up: what passes the second station in the first seconds may have been there before.
    let line = VirtualLine(VirtualLinePlan(zoneEyes: true), seed: 41)
    var crew = Crew(seed: 41)
    let start = line.now
    // More than wait at one station; nobody comes for them.
    for n in 0..<12 {
      line.scan(crew.code(), by: ScannerIndex(1), at: start + .milliseconds(100 * Int64(n + 1)))
    }
    _ = line.scanThenPlace(
      crew.parcel(group: 4, station: 1, readable: false), at: start + .milliseconds(1_800))
    let labelled = line.scanThenPlace(
      crew.parcel(group: 9, station: 1), at: start + .seconds(8), placedAfter: .milliseconds(300))
    line.run(for: .seconds(40))
    #expect(line.appeared.values.contains(.flushed))
    #expect(line.trueLane(of: labelled) == 10)
  }

  @Test("A label that is read further down waits no more at the station whose eye missed its parcel")
  func readFurtherDown() {
    let line = line(37)
    var crew = Crew(seed: 37)
    line.plant.setFault(.induction(1), .deadClear)
    let start = line.now
    let missed = crew.parcel(group: 4, station: 1)
    _ = line.scanThenPlace(missed, at: start, placedAfter: .milliseconds(100))
    // The fixed scanner is 3 m behind the station.
    line.scan(missed.code!, by: ScannerIndex(2), at: start + .milliseconds(1_400))
    line.run(for: .milliseconds(1_450))
    line.plant.setFault(.induction(1), nil)
    let unread = line.scanThenPlace(
      crew.parcel(group: 9, station: 1, readable: false), at: line.now, placedAfter: .milliseconds(100))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: unread) == line.exceptionLane)
    #expect(line.end(of: unread)?.reason == .noRead)
  }

  @Test("What is in a station's eye for a moment and falls takes its scan with it")
  func fallsInTheEye() {
    let line = line(35)
    var crew = Crew(seed: 35)
    let fallen = line.scanThenPlace(crew.parcel(group: 4), at: line.now, placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(110))
    // 15 mm are 6 ms: less than the eye's debounce.
    line.plant.plan(.fall, of: line.parcels[fallen].plantIndex!, at: .millimetres(515))
    let unread = line.scanThenPlace(
      crew.parcel(group: 9, readable: false), at: line.now + .milliseconds(300),
      placedAfter: .milliseconds(100))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: unread) == line.exceptionLane)
    #expect(line.end(of: unread)?.reason == .noRead)
  }

  @Test("While a station's eye is blind, its parcels do not take the scans of the next station")
  func blindStation() {
    let line = line(34)
    var crew = Crew(seed: 34)
    line.plant.setFault(.induction(0), .deadClear)
    let seenLater = line.scanThenPlace(crew.parcel(group: 4), at: line.now, placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(700))
    // The eye behind it saw the first one, which nobody expected; now it is blind as well.
    line.plant.setFault(.tracking(0), .deadClear)
    let unseen = line.scanThenPlace(crew.parcel(group: 5), at: line.now, placedAfter: .milliseconds(100))
    let next = line.scanThenPlace(
      crew.parcel(group: 9, station: 1), at: line.now, placedAfter: .milliseconds(2_500))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: seenLater) == line.exceptionLane)
    #expect(line.trueLane(of: unseen) == line.exceptionLane)
    #expect([10, line.exceptionLane].contains(line.trueLane(of: next)))
  }

  @Test("A parcel that a blind station missed takes no scan of the next one after its label went out of date")
  func missedBeforeAStandingBelt() {
    let line = line(44)
    var crew = Crew(seed: 44)
    for eye in [PlantEye.induction(0), .tracking(0)] { line.plant.setFault(eye, .deadClear) }
    let start = line.now
    let unseen = line.scanThenPlace(crew.parcel(group: 4), at: start, placedAfter: .milliseconds(100))
    // The next label is in the hands when the belt stops, with the first parcel half-way between the stations.
    line.scan(crew.code(), by: ScannerIndex(0), at: start + .milliseconds(300))
    line.run(for: .milliseconds(500))
    line.plant.setSpeed(.zero)
    let next = line.scanThenPlace(
      crew.parcel(group: 9, station: 1), at: start + .milliseconds(4_500), placedAfter: .seconds(2))
    line.run(for: .seconds(5))
    line.plant.setSpeed(.millimetresPerSecond(2_500))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: unseen) == line.exceptionLane)
    #expect([10, line.exceptionLane].contains(line.trueLane(of: next)))
  }

  @Test(
    "Whom the eye behind a blind station sees takes its scan away with it, also when it is not the first one")
  func secondPastABlindStation() {
    let line = line(46)
    var crew = Crew(seed: 46)
    line.plant.setFault(.induction(0), .deadClear)
    let start = line.now
    _ = line.scanThenPlace(
      crew.parcel(group: 3, readable: false), at: start, placedAfter: .milliseconds(100))
    let second = line.scanThenPlace(
      crew.parcel(group: 4), at: start + .milliseconds(400), placedAfter: .milliseconds(350))
    // At the eye at 1.5 m 460 ms after it was placed; then the station's eye is well again, and sees the third one.
    line.run(for: .milliseconds(1_100))
    line.plant.setFault(.induction(0), nil)
    let unread = line.scanThenPlace(
      crew.parcel(group: 9, readable: false), at: start + .milliseconds(1_180), placedAfter: .milliseconds(5))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: second) == line.exceptionLane)
    #expect(line.trueLane(of: unread) == line.exceptionLane)
  }

  @Test("Whom a blind station missed takes no scan of the next one, also if it has seen somebody since")
  func missedBeforeSomebodyWasSeen() {
    let line = line(48)
    var crew = Crew(seed: 48)
    for eye in [PlantEye.induction(0), .tracking(0)] { line.plant.setFault(eye, .deadClear) }
    let start = line.now
    let unseen = line.scanThenPlace(crew.parcel(group: 4), at: start, placedAfter: .milliseconds(100))
    line.scan(crew.code(), by: ScannerIndex(0), at: start + .milliseconds(300))
    line.run(for: .milliseconds(500))
    line.plant.setSpeed(.zero)
    let next = line.scanThenPlace(
      crew.parcel(group: 9, station: 1), at: start + .milliseconds(4_500), placedAfter: .seconds(2))
    line.run(for: .seconds(5))
    line.plant.setSpeed(.millimetresPerSecond(2_500))
    // Both labels are out of date then; the first parcel is 600 mm before the next station.
    line.run(for: .milliseconds(410))
    line.plant.setFault(.induction(0), nil)
    let seen = line.scanThenPlace(
      crew.parcel(group: 2, readable: false), at: line.now, placedAfter: .milliseconds(40))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: unseen) == line.exceptionLane)
    #expect([10, line.exceptionLane].contains(line.trueLane(of: next)))
    #expect(line.trueLane(of: seen) == line.exceptionLane)
  }

  @Test("In the first metres after the start as well, whom a blind station missed takes its label back")
  func missedAfterTheStart() {
    let line = VirtualLine(VirtualLinePlan(zoneEyes: true), seed: 49)
    var crew = Crew(seed: 49)
    line.run(for: .milliseconds(700))
    line.plant.setFault(.induction(0), .deadClear)
    let start = line.now
    let missed = line.scanThenPlace(crew.parcel(group: 4), at: start, placedAfter: .milliseconds(100))
    line.run(for: .milliseconds(300))
    line.plant.setFault(.induction(0), nil)
    // It is in the eye at 490 ms; the one that was missed comes to the eye behind at 560 ms.
    let unread = line.scanThenPlace(
      crew.parcel(group: 9, readable: false), at: start + .milliseconds(420), placedAfter: .milliseconds(10))
    line.run(for: .seconds(40))
    #expect(line.appeared.values.contains(.flushed))
    #expect(line.trueLane(of: missed) == line.exceptionLane)
    #expect(line.trueLane(of: unread) == line.exceptionLane)
  }

  @Test(
    "A label laid aside does not name the one whose own label is still being sent when it is in the eye",
    arguments: [100, 150, 200])
  func laidAsideWhileTheNextIsSent(milliseconds: Int64) {
    let line = line(52)
    var crew = Crew(seed: 52)
    let start = line.now
    let aside = crew.parcel(group: 9)
    line.scan(aside.code!, by: ScannerIndex(0), at: start)
    let own = line.scanThenPlace(
      crew.parcel(group: 4), at: start + .milliseconds(500), placedAfter: .milliseconds(milliseconds),
      scanTakes: .milliseconds(330))
    let unread = line.scanThenPlace(
      crew.parcel(group: 7, readable: false), at: start + .milliseconds(1_500),
      placedAfter: .milliseconds(100))
    let later = line.scanThenPlace(aside, at: start + .seconds(12), placedAfter: .milliseconds(400))
    line.run(for: .seconds(60))
    #expect([5, line.exceptionLane].contains(line.trueLane(of: own)))
    #expect(line.trueLane(of: unread) == line.exceptionLane)
    #expect([10, line.exceptionLane].contains(line.trueLane(of: later)))
  }

  @Test("A label laid aside names nobody any more when it is read again at another station")
  func readAgainElsewhere() {
    let line = line(53)
    var crew = Crew(seed: 53)
    let start = line.now
    var aside = crew.parcel(group: 9)
    aside.station = 1
    line.scan(aside.code!, by: ScannerIndex(0), at: start)
    let later = line.scanThenPlace(aside, at: start + .milliseconds(400), placedAfter: .seconds(2))
    let unread = line.scanThenPlace(
      crew.parcel(group: 4, readable: false), at: start + .seconds(1), placedAfter: .milliseconds(10))
    line.run(for: .seconds(40))
    #expect(line.trueLane(of: unread) == line.exceptionLane)
    #expect([10, line.exceptionLane].contains(line.trueLane(of: later)))
  }
}
