import HubSim
import HubUnits
import Testing

/// A belt of 60 m at 2.5 m/s with one lane at 12 m and the end at 59 m.
private func line(jitter: PlantJitter = .none, capacity: Int = 14) -> PlantDescription {
  PlantDescription(
    speed: .millimetresPerSecond(2_500), inductions: [.millimetres(500)],
    trackingEyes: [.millimetres(8_500)], readPoints: [.metres(6)],
    lanes: [
      PlantLane(at: .metres(12), capacity: capacity), PlantLane(at: .metres(59), hasDiverter: false),
    ],
    jitter: jitter)
}

private let start = MonotonicInstant(nanoseconds: 1_000_000_000)

private func after(_ milliseconds: Int64) -> MonotonicInstant { start + .milliseconds(milliseconds) }

/// The milliseconds after the start at which an eye changed, looked at every `step` microseconds.
private func changes(
  of eye: PlantEye, in plant: inout ConveyorPlant, until end: Int64, step: Int64 = 100
) -> [(at: Int64, blocked: Bool)] {
  var seen: [(Int64, Bool)] = []
  var last = plant.isBlocked(eye)
  var now = plant.now
  while now < after(end) {
    now = now + .microseconds(step)
    plant.advance(to: now)
    if plant.isBlocked(eye) != last {
      last.toggle()
      seen.append(((now - start).count / 100_000, last))
    }
  }
  return seen.map { (at: $0.0, blocked: $0.1) }
}

@Suite("The conveyor plant")
struct ConveyorPlantTests {
  @Test("a parcel nobody diverts runs to the end of the belt and stays in the last lane")
  func runsToTheEnd() throws {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.place(length: .millimetres(400), leadingEdge: .millimetres(400))
    plant.advance(to: after(60_000))
    let truth = plant.parcels[0]
    // 100 mm to the induction eye, 59.7 m - 0.4 m to the confirm eye, both at 2.5 mm/ms.
    #expect(truth.induction == .init(number: 0, at: after(40)))
    #expect(truth.end == .init(lane: 1, at: after(23_720)))
    #expect(truth.diversion == nil)
    #expect(plant.onBelt.isEmpty)
  }

  @Test("an arm that is out in time takes the parcel into its lane and tells how far ahead the coil was")
  func diverts() throws {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.place(length: .millimetres(400), leadingEdge: .zero)
    // The leading edge is at 12 m after 4.8 s.
    plant.advance(to: after(4_700))
    plant.setCoil(0, energised: true)
    plant.advance(to: after(4_759))
    #expect(!plant.armIsOut(0))
    plant.advance(to: after(4_760))
    #expect(plant.armIsOut(0))
    plant.advance(to: after(4_960))
    plant.setCoil(0, energised: false)
    plant.advance(to: after(30_000))
    let diversion = try #require(plant.parcels[0].diversion)
    #expect(diversion.at == after(4_800))
    #expect(diversion.coilOnAt == after(4_700))
    #expect(diversion.leadAtCoilOn == .millimetres(250))
    #expect(diversion.overrun == .zero)
    // 700 mm of chute.
    #expect(plant.parcels[0].end == .init(lane: 0, at: after(5_080)))
  }

  @Test("a coil energised after the parcel's last quarter began leaves it on the belt")
  func tooLate() {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.place(length: .millimetres(400), leadingEdge: .zero)
    // Out at 4.93 s: the leading edge is 325 mm past, beyond 300 mm.
    plant.advance(to: after(4_870))
    plant.setCoil(0, energised: true)
    plant.advance(to: after(5_500))
    plant.setCoil(0, energised: false)
    plant.advance(to: after(60_000))
    #expect(plant.parcels[0].end?.lane == 1)
  }

  @Test("an arm that comes out under the middle of a parcel takes it, whoever it is")
  func grabsTheWrongOne() {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.place(length: .millimetres(400), leadingEdge: .zero)
    plant.advance(to: after(4_800))
    plant.setCoil(0, energised: true)
    plant.advance(to: after(60_000))
    #expect(plant.parcels[0].diversion?.overrun == .millimetres(150))
    #expect(plant.parcels[0].end?.lane == 0)
  }

  @Test("an arm on its way back still catches a follower that is too close")
  func returningArmCatches() {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.advance(to: after(4_000))
    plant.setCoil(0, energised: true)
    plant.place(length: .millimetres(400), leadingEdge: .millimetres(11_900))
    plant.advance(to: after(4_100))
    plant.setCoil(0, energised: false)
    plant.advance(to: after(4_120))
    plant.place(length: .millimetres(200), leadingEdge: .millimetres(11_950))
    plant.advance(to: after(60_000))
    #expect(plant.parcels.map { $0.end?.lane } == [0, 0])
    #expect(plant.parcels[1].diversion?.sharedStroke == true)
  }

  @Test("a stuck arm lets everything pass")
  func stuck() {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.setStuck(0, true)
    plant.setCoil(0, energised: true)
    plant.place(length: .millimetres(400), leadingEdge: .zero)
    plant.advance(to: after(60_000))
    #expect(plant.parcels[0].end?.lane == 1)
  }

  @Test("an eye is blocked for the parcel's length and once only, when nothing bounces")
  func cleanEdges() {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.place(length: .millimetres(500), leadingEdge: .millimetres(250))
    let seen = changes(of: .induction(0), in: &plant, until: 1_000)
    #expect(seen.map(\.at) == [1_000, 3_000])  // tenths of a millisecond
    #expect(seen.map(\.blocked) == [true, false])
  }

  @Test("bounce flickers for a few milliseconds after an edge, then the eye is right")
  func bounces() {
    var jitter = PlantJitter.none
    jitter.bounce = .milliseconds(4)
    var flickered = 0
    for seed: UInt64 in 0..<20 {
      var plant = ConveyorPlant(line(jitter: jitter), seed: seed, at: start)
      plant.place(length: .millimetres(500), leadingEdge: .millimetres(250))
      let seen = changes(of: .induction(0), in: &plant, until: 1_000)
      #expect(seen.allSatisfy { (1_000...1_041).contains($0.at) || (3_000...3_041).contains($0.at) })
      #expect(seen.last?.blocked == false)
      if seen.count > 2 { flickered += 1 }
    }
    #expect(flickered > 5)
  }

  @Test("the encoder counts belt travel and wraps at its width")
  func encoderWraps() {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.advance(to: after(26_214))
    #expect(plant.encoderCount == 65_535)
    plant.advance(to: after(26_215))
    #expect(plant.encoderCount == 1)
    #expect(plant.beltTravel == Distance(micrometres: 65_537_500))
  }

  @Test("the same seed gives the same world, however finely time is cut")
  func determinism() {
    func run(stepMicroseconds: Int64) -> ([ParcelTruth], [PlantEvent]) {
      var plant = ConveyorPlant(line(jitter: PlantJitter()), seed: 42, at: start)
      var events: [PlantEvent] = []
      var now = start
      for millisecond: Int64 in stride(from: 0, to: 40_000, by: 1_000) {
        while now < after(millisecond) {
          now = min(now + .microseconds(stepMicroseconds), after(millisecond))
          plant.advance(to: now)
        }
        plant.setCoil(0, energised: millisecond % 3_000 == 0)
        if millisecond < 15_000 { plant.place(length: .millimetres(300), leadingEdge: .millimetres(350)) }
        events += plant.takeEvents()
      }
      return (plant.parcels, events)
    }
    let coarse = run(stepMicroseconds: 1_000_000)
    let fine = run(stepMicroseconds: 730)
    #expect(coarse.0 == fine.0)
    #expect(coarse.1 == fine.1)
  }

  @Test("different seeds give different worlds")
  func seedsDiffer() {
    func induction(seed: UInt64) -> MonotonicInstant? {
      var plant = ConveyorPlant(line(jitter: PlantJitter()), seed: seed, at: start)
      plant.place(length: .millimetres(300), leadingEdge: .zero)
      plant.advance(to: after(1_000))
      return plant.parcels[0].induction?.at
    }
    #expect(induction(seed: 1) != induction(seed: 2))
  }

  @Test("a stopped belt holds its parcels and a started one carries them on")
  func stops() {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.place(length: .millimetres(400), leadingEdge: .millimetres(400))
    plant.advance(to: after(1_000))
    plant.setSpeed(.zero)
    plant.advance(to: after(11_000))
    #expect(plant.leadingEdge(of: 0) == .millimetres(2_900))
    plant.setSpeed(.millimetresPerSecond(2_500))
    plant.advance(to: after(60_000))
    #expect(plant.parcels[0].end?.at == after(33_720))
  }

  @Test("a lane that is full says so until people have emptied it")
  func fillsAndEmpties() {
    var plant = ConveyorPlant(line(capacity: 2), seed: 1, at: start)
    plant.setCoil(0, energised: true)
    plant.advance(to: after(100))
    for _ in 0..<2 {
      plant.place(length: .millimetres(300), leadingEdge: .millimetres(11_900))
      plant.advance(to: plant.now + .milliseconds(400))
    }
    plant.advance(to: plant.now + .milliseconds(500))
    #expect(plant.content(of: 0) == 2)
    #expect(plant.isBlocked(.full(0)))
    plant.advance(to: after(15_000))
    #expect(plant.content(of: 0) == 0)
    #expect(!plant.isBlocked(.full(0)))
    let events = plant.takeEvents()
    #expect(events.contains { if case .laneFilled(lane: 0, at: _) = $0 { true } else { false } })
    #expect(events.contains { if case .laneEmptied(lane: 0, at: _) = $0 { true } else { false } })
  }

  @Test("a fixed scanner is told when the label, not the leading edge, is under it")
  func readPoint() throws {
    var plant = ConveyorPlant(line(), seed: 3, at: start)
    plant.place(length: .millimetres(500), leadingEdge: .zero)
    plant.advance(to: after(5_000))
    let read = try #require(
      plant.takeEvents().compactMap { event -> MonotonicInstant? in
        if case .atReadPoint(parcel: 0, readPoint: 0, let at) = event { at } else { nil }
      }.first)
    // 6 m after 2.4 s; the label is 100 to 400 mm behind the leading edge.
    #expect(read >= after(2_440) && read <= after(2_560))
  }

  @Test("a parcel put down on an eye blocks it at once")
  func placedOnAnEye() {
    var plant = ConveyorPlant(line(), seed: 1, at: start)
    plant.place(length: .millimetres(400), leadingEdge: .millimetres(600))
    #expect(plant.isBlocked(.induction(0)))
    #expect(plant.parcels[0].induction?.at == start)
    #expect(!plant.isClear(from: .millimetres(300), to: .millimetres(400)))
    #expect(plant.isClear(from: .millimetres(601), to: .metres(59)))
  }
}
