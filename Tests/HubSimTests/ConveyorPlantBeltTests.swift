import HubSim
import HubUnits
import Testing

@Suite("The plant's belt")
struct ConveyorPlantBeltTests {
  private func after(_ milliseconds: Int64) -> MonotonicInstant { ConveyorPlantLine.after(milliseconds) }

  @Test("a ramp slows the belt evenly down to a stand")
  func ramps() {
    var plant = ConveyorPlantLine.plant()
    plant.ramp(to: .zero, over: .seconds(1))
    plant.advance(to: after(500))
    #expect(plant.motorRuns)
    #expect(plant.speed == .millimetresPerSecond(1_250))
    plant.advance(to: after(5_000))
    #expect(!plant.motorRuns)
    // 200 steps of 5 ms, the first still at full speed: 12.5 mm times 200.5 / 2 + 0.25.
    #expect(plant.beltTravel == Distance(micrometres: 1_256_250))
  }

  @Test("a speed set by hand ends a ramp")
  func rampEnds() {
    var plant = ConveyorPlantLine.plant()
    plant.ramp(to: .zero, over: .seconds(1))
    plant.advance(to: after(300))
    plant.setSpeed(.millimetresPerSecond(2_000))
    plant.advance(to: after(5_000))
    #expect(plant.speed == .millimetresPerSecond(2_000))
  }

  @Test("a belt that rolls back takes its parcels along, uncovers the eye and counts back")
  func rollsBack() {
    var plant = ConveyorPlantLine.plant()
    let number = plant.place(length: .millimetres(400), leadingEdge: .millimetres(250))
    // The leading edge is in the eye after 100 ms.
    plant.advance(to: after(110))
    #expect(plant.isBlocked(.induction(0)))
    #expect(plant.encoderCount == 275)
    plant.setSpeed(.zero)
    plant.rollBack(.millimetres(50), at: .millimetresPerSecond(500))
    #expect(ConveyorPlantLine.changes(of: .induction(0), in: &plant, until: 300) == [1_601])
    #expect(plant.leadingEdge(of: number) == .millimetres(475))
    #expect(plant.encoderCount == 225)
    #expect(plant.speed == .zero)
    plant.setSpeed(.millimetresPerSecond(2_500))
    #expect(ConveyorPlantLine.changes(of: .induction(0), in: &plant, until: 1_000) == [3_100, 4_700])
    plant.advance(to: after(60_000))
    #expect(plant.truth(of: number)?.end?.lane == 1)
    #expect(plant.truth(of: number)?.causes.contains(.rolledBack) == true)
  }

  @Test("a parcel that had just left an eye covers it again when the belt rolls back")
  func tailComesBack() {
    var plant = ConveyorPlantLine.plant()
    plant.place(length: .millimetres(400), leadingEdge: .millimetres(880))
    #expect(plant.isBlocked(.induction(0)))
    plant.advance(to: after(16))
    #expect(!plant.isBlocked(.induction(0)))
    plant.rollBack(.millimetres(30), at: .millimetresPerSecond(1_000))
    plant.advance(to: after(500))
    #expect(plant.isBlocked(.induction(0)))
  }

  @Test("a belt that rolls back shows every eye the same picture in the mirror", arguments: 0..<8)
  func mirror(seed: Int) {
    var jitter = PlantJitter()
    jitter.bounce = .zero
    var plant = ConveyorPlantLine.plant(seed: UInt64(seed), jitter: jitter)
    var random = SeededRandom(seed: UInt64(seed))
    plant.setSpeed(.millimetresPerSecond(1_000))
    for _ in 0..<20 {
      plant.place(length: .millimetres(random.integer(in: 100...500)), leadingEdge: .millimetres(300))
      plant.advance(to: plant.now + .milliseconds(random.integer(in: 510...900)))
    }
    plant.place(length: .millimetres(300), leadingEdge: .millimetres(300))
    var pictures: [[UInt64]] = []
    for _ in 0..<2_000 {
      pictures.append(plant.eyeBits)
      plant.advance(to: plant.now + .milliseconds(1))
    }
    #expect(Set(pictures).count > 2)
    plant.setSpeed(.millimetresPerSecond(-1_000))
    for picture in pictures.reversed() {
      plant.advance(to: plant.now + .milliseconds(1))
      #expect(plant.eyeBits == picture)
    }
    plant.setSpeed(.millimetresPerSecond(1_000))
    for picture in pictures {
      #expect(plant.eyeBits == picture)
      plant.advance(to: plant.now + .milliseconds(1))
    }
  }

  @Test("on a closed belt a parcel comes round again and every eye sees it anew")
  func closed() {
    var drawn = ConveyorPlantLine.drawn()
    drawn.lanes.removeLast()
    drawn.loop = .metres(20)
    var plant = ConveyorPlant(drawn, seed: 1, at: ConveyorPlantLine.start)
    let number = plant.place(length: .millimetres(400), leadingEdge: .millimetres(250))
    // At the eye after 100 ms, gone after 260, round after another 20 m.
    #expect(
      ConveyorPlantLine.changes(of: .induction(0), in: &plant, until: 9_000) == [
        1_000, 2_600, 81_000, 82_600,
      ])
    #expect(plant.leadingEdge(of: number) == .millimetres(2_750))
    #expect(plant.onBelt == [number])
    plant.setCoil(0, energised: true)
    plant.advance(to: after(14_000))
    #expect(plant.truth(of: number)?.end?.lane == 0)
    // The third passing of the induction eye never came: 12 m were reached at 12.8 s of the second lap.
    #expect(plant.truth(of: number)?.diversion?.at == after(12_700))
  }

  @Test("on a closed belt a parcel runs into one that is stuck beyond the seam")
  func seam() {
    var drawn = ConveyorPlantLine.drawn()
    drawn.lanes.removeLast()
    drawn.loop = .metres(20)
    var plant = ConveyorPlant(drawn, seed: 1, at: ConveyorPlantLine.start)
    let first = plant.place(length: .millimetres(400), leadingEdge: .metres(19))
    plant.advance(to: after(600))
    // The first is at 20.5 m, which is 0.5 m; the second is put down behind it at the loop's end.
    #expect(plant.leadingEdge(of: first) == .millimetres(500))
    plant.stick(first, for: .seconds(2))
    let second = plant.place(length: .millimetres(400), leadingEdge: .metres(18))
    plant.advance(to: after(2_000))
    #expect(plant.leadingEdge(of: second) == .millimetres(100))
    #expect(plant.truth(of: second)?.causes == [.heldUp])
    plant.advance(to: after(3_600))
    #expect(plant.leadingEdge(of: first) == .millimetres(3_000))
    #expect(plant.leadingEdge(of: second) == .millimetres(2_600))
  }
}
