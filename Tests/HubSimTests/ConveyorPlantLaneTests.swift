import HubSim
import HubUnits
import Testing

@Suite("The plant's lanes and carriers")
struct ConveyorPlantLaneTests {
  private func after(_ milliseconds: Int64) -> MonotonicInstant { ConveyorPlantLine.after(milliseconds) }

  @Test("a lane with a half-full eye says so before it is full, and no more when it is emptied")
  func halfFull() {
    var plant = ConveyorPlantLine.plant(lanes: [PlantLane(at: .metres(12), capacity: 3, halfCapacity: 2)])
    plant.setCoil(0, energised: true)
    plant.advance(to: after(100))
    for expected in [false, true, true] {
      plant.place(length: .millimetres(300), leadingEdge: .millimetres(11_900))
      plant.advance(to: plant.now + .seconds(1))
      #expect(plant.isBlocked(.half(0)) == expected)
    }
    #expect(plant.isBlocked(.full(0)))
    plant.advance(to: after(16_000))
    #expect(!plant.isBlocked(.half(0)))
    #expect(!plant.isBlocked(.full(0)))
  }

  @Test("a jam holds a parcel in the confirm eye, the next ones pile up, and all come in when it is gone")
  func jam() {
    var plant = ConveyorPlantLine.plant(lanes: [PlantLane(at: .metres(12), confirmAfter: .metres(1))])
    plant.setCoil(0, energised: true)
    plant.jam(0, for: .seconds(5))
    plant.advance(to: after(100))
    for _ in 0..<3 {
      plant.place(length: .millimetres(300), leadingEdge: .millimetres(11_900))
      plant.advance(to: plant.now + .seconds(1))
    }
    // In the eye at 540 ms: 100 mm of belt and 1 m of chute.
    #expect(plant.isJammed(0))
    #expect(ConveyorPlantLine.changes(of: .confirm(0), in: &plant, until: 5_600) == [])
    #expect(plant.isBlocked(.confirm(0)))
    #expect(plant.content(of: 0) == 1)
    #expect(plant.truth(of: 1)?.causes == [.metJam(0)])
    #expect(plant.truth(of: 1)?.end == nil)
    plant.advance(to: after(8_000))
    #expect(plant.content(of: 0) == 3)
    #expect(!plant.isJammed(0))
    #expect(!plant.isBlocked(.confirm(0)))
    #expect(plant.allEnded)
  }

  @Test("when the jam reaches the belt, the belt keeps the next parcel, which knows why")
  func backedUp() {
    var plant = ConveyorPlantLine.plant()
    plant.setCoil(0, energised: true)
    plant.jam(0, for: .seconds(30))
    plant.advance(to: after(100))
    for _ in 0..<4 {
      plant.place(length: .millimetres(300), leadingEdge: .millimetres(11_900))
      plant.advance(to: plant.now + .seconds(1))
    }
    // 700 mm of chute hold two of 300 mm behind the one in the eye.
    plant.advance(to: after(60_000))
    #expect(plant.parcels.map { $0.end?.lane } == [0, 0, 0, 1])
    #expect(plant.truth(of: 3)?.causes == [.laneBackedUp(0)])
  }

  private func carriers() -> ConveyorPlant {
    var drawn = ConveyorPlantLine.drawn()
    drawn.carriers = PlantCarriers(pitch: .millimetres(600), count: 100)
    return ConveyorPlant(drawn, seed: 1, at: ConveyorPlantLine.start)
  }

  @Test("a carrier that tips at its lane delivers what lies on it")
  func discharges() {
    var plant = carriers()
    // Its middle at 800 mm: on the second carrier.
    let number = plant.place(length: .millimetres(400), leadingEdge: .metres(1))
    #expect(plant.carrier(of: number) == 1)
    // The middle is at 12 m after 4,480 ms.
    plant.advance(to: after(4_480))
    #expect(plant.carrier(of: number) == 1)
    #expect(plant.carrier(at: .metres(12)) == 1)
    let nobody = plant.discharge(carrier: 0, into: 0)
    #expect(nobody == nil)
    let tipped = plant.discharge(carrier: 1, into: 0)
    #expect(tipped == number)
    plant.advance(to: after(10_000))
    #expect(plant.truth(of: number)?.end?.lane == 0)
    #expect(plant.truth(of: number)?.causes == [])
  }

  @Test("a carrier that tips beside its lane drops its parcel")
  func dropsBeside() {
    var plant = carriers()
    let number = plant.place(length: .millimetres(400), leadingEdge: .metres(1))
    plant.advance(to: after(4_000))
    plant.discharge(carrier: 1, into: 0)
    #expect(plant.truth(of: number)?.causes == [.carrierFailed(1), .fell])
    #expect(plant.allEnded)
  }

  @Test("a dead carrier keeps its parcel")
  func deadCarrier() {
    var plant = carriers()
    plant.setCarrierDead(1, true)
    let number = plant.place(length: .millimetres(400), leadingEdge: .metres(1))
    plant.advance(to: after(4_480))
    plant.discharge(carrier: 1, into: 0)
    plant.advance(to: after(60_000))
    #expect(plant.truth(of: number)?.end?.lane == 1)
    #expect(plant.truth(of: number)?.causes == [.carrierFailed(1)])
  }

  @Test("a long run hands over each ended parcel once, in order, and keeps only the last ones")
  func forgets() {
    var plant = ConveyorPlantLine.plant(seed: 9, jitter: PlantJitter())
    var random = SeededRandom(seed: 9)
    var handed: [Int] = []
    var most = 0
    for i in 0..<2_000 {
      let number = plant.place(length: .millimetres(300), leadingEdge: .millimetres(350))
      if random.chance(perMille: 50) { plant.plan(.fall, of: number, at: .metres(5)) }
      plant.advance(to: plant.now + .milliseconds(320))
      plant.setCoil(0, energised: i % 3 == 0)
      plant.forgetEnded { truth in
        #expect(truth.end != nil || truth.fellAt != nil)
        handed.append(truth.number)
      }
      most = max(most, plant.parcels.count)
    }
    #expect(handed == Array(0..<handed.count))
    #expect(handed.count > 1_800)
    // 74 lie on 59.7 m, one each 800 mm, and up to 64 wait to be forgotten.
    #expect(most <= 145)
    #expect(plant.firstKept == handed.count)
    #expect(plant.truth(of: 0) == nil)
    #expect(plant.truth(of: 1_999)?.number == 1_999)
    #expect(plant.leadingEdge(of: 1_999) != nil)
  }

  @Test("the same faults by the same seed give the same world, however finely time is cut")
  func determinism() {
    func run(stepMicroseconds: Int64) -> ([ParcelTruth], [PlantEvent], [UInt64]) {
      var plant = ConveyorPlantLine.plant(seed: 21, jitter: PlantJitter(encoderPerMille: 5))
      var random = SeededRandom(seed: 5)
      var events: [PlantEvent] = []
      var images: [UInt64] = []
      for turn in 0..<150 {
        let end = plant.now + .milliseconds(337)
        while plant.now < end { plant.advance(to: min(plant.now + .microseconds(stepMicroseconds), end)) }
        let number = plant.place(length: .millimetres(300), leadingEdge: .millimetres(350))
        let place = Distance.millimetres(random.integer(in: 600...15_000))
        switch random.integer(in: 0...9) {
        case 0: plant.plan(.stick(.milliseconds(300), whenHit: .holds), of: number, at: place)
        case 1: plant.plan(.overtake(.metres(1), over: .metres(2)), of: number, at: place)
        case 2: plant.plan(.tear(.millimetres(100)), of: number, at: place)
        case 3: plant.ramp(to: .millimetresPerSecond(900), over: .milliseconds(400))
        case 4: plant.rollBack(.millimetres(80), at: .millimetresPerSecond(400))
        case 5: plant.soil(.tracking(0), every: .milliseconds(30), for: .milliseconds(4))
        case 6: plant.fire(0, whenEncoderReads: plant.encoderCount &+ 300 & 0xFFFF, for: .milliseconds(300))
        case 7: plant.encoderLoses(perMille: 100)
        case 8: plant.setCondition(0, random.pick([.works, .half, .stuckOut, .works]))
        default: plant.setSlow(0, by: .milliseconds(20))
        }
        if turn % 3 == 0 { plant.setSpeed(.millimetresPerSecond(2_500)) }
        events += plant.takeEvents()
        images.append(plant.eyeBits[0] ^ plant.encoderCount << 32)
      }
      return (plant.parcels, events, images)
    }
    let coarse = run(stepMicroseconds: 1_000_000)
    let fine = run(stepMicroseconds: 730)
    #expect(coarse.0 == fine.0)
    #expect(coarse.1 == fine.1)
    #expect(coarse.2 == fine.2)
    #expect(coarse.0.contains { $0.end?.lane == 0 } && coarse.0.contains { $0.causes.count > 2 })
  }
}
