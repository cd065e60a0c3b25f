import HubSim
import HubUnits
import Testing

@Suite("The plant under everything at once")
struct ConveyorPlantStormTests {
  private let eyes: [PlantEye] =
    [.induction(0), .induction(1), .tracking(0)] + (0..<6).flatMap { [.confirm($0), .full($0)] }

  private func drawn(closed: Bool, _ random: inout SeededRandom) -> PlantDescription {
    var lanes = (0..<6).map { lane in
      PlantLane(
        at: .millimetres(10_000 + 1_700 * Int64(lane / 2)), capacity: 4,
        kind: random.pick([.pusher, .swingArm, .popUpWheels]), halfCapacity: 2)
    }
    if !closed { lanes.append(PlantLane(at: .metres(20), hasDiverter: false)) }
    return PlantDescription(
      speed: .millimetresPerSecond(2_500), inductions: [.millimetres(500), .metres(3)],
      trackingEyes: [.millimetres(8_500)], readPoints: [.metres(6)], lanes: lanes,
      jitter: PlantJitter(encoderPerMille: 5), loop: closed ? .metres(24) : nil,
      carriers: PlantCarriers(pitch: .millimetres(600), count: 40))
  }

  @Test(
    "whatever goes wrong, once all is mended the belt runs empty and every eye is clear", arguments: 0..<6)
  func runsEmpty(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let closed = seed % 3 == 0
    var plant = ConveyorPlant(
      drawn(closed: closed, &random), seed: UInt64(seed), at: ConveyorPlantLine.start)
    var handed = 0
    for turn in 0..<800 {
      befall(&plant, &random)
      plant.setCoil(Int(random.integer(in: 0...5)), energised: random.chance(perMille: 300))
      if turn % 10 == 0 { plant.setSpeed(.millimetresPerSecond(2_500)) }
      plant.advance(to: plant.now + .milliseconds(random.integer(in: 1...300)))
      plant.forgetEnded {
        #expect($0.number == handed)
        #expect(($0.end != nil) != ($0.fellAt != nil))
        handed += 1
      }
      #expect(plant.onBelt.count == plant.onBeltCount)
    }
    mend(&plant)
    for lane in 0..<6 { plant.setCoil(lane, energised: closed) }
    plant.advance(to: plant.now + .seconds(120))
    for lane in 0..<6 { plant.setCoil(lane, energised: false) }
    plant.advance(to: plant.now + .seconds(60))
    #expect(plant.allEnded)
    #expect(plant.onBelt.isEmpty)
    for eye in eyes { #expect(!plant.isBlocked(eye), "\(eye)") }
    for lane in 0..<6 { #expect(!plant.isBlocked(.armOut(lane))) }
  }

  private func befall(_ plant: inout ConveyorPlant, _ random: inout SeededRandom) {
    let parcel = plant.firstKept + plant.parcels.count - Int(random.integer(in: 1...20))
    let place = Distance.millimetres(random.integer(in: 0...20_000))
    let some = Distance.millimetres(random.integer(in: 20...900))
    let time = Nanoseconds.milliseconds(random.integer(in: 1...3_000))
    let lane = Int(random.integer(in: 0...5))
    let eye = random.pick(eyes)
    let hit: PlantHit = random.chance(perMille: 500) ? .holds : .givesWay
    switch random.integer(in: 0...31) {
    case 0...6:
      if plant.onBeltCount < 60 {
        plant.place(length: some, leadingEdge: .millimetres(random.integer(in: 0...3_000)))
      }
    case 7: plant.plan(.fall, of: parcel, at: place)
    case 8: plant.plan(.stick(time, whenHit: hit), of: parcel, at: place)
    case 9: plant.plan(.slip(.millimetres(20), over: some), of: parcel, at: place)
    case 10: plant.plan(.overtake(some, over: some), of: parcel, at: place)
    case 11: plant.plan(.turn(some), of: parcel, at: place)
    case 12: plant.plan(.tear(some), of: parcel, at: place)
    case 13: plant.stick(parcel, for: time, whenHit: hit)
    case 14: plant.overtake(parcel, some, over: .metres(1))
    case 15: plant.tear(parcel, after: some)
    case 16: plant.throwOn(length: some, leadingEdge: place)
    case 17: plant.placeTogether(length: some, and: some, leadingEdge: .metres(2))
    case 18: plant.ramp(to: .millimetresPerSecond(random.integer(in: 0...2_500)), over: time)
    case 19: plant.rollBack(some, at: .millimetresPerSecond(500))
    case 20: plant.setSpeed(.millimetresPerSecond(random.integer(in: -500...2_500)))
    case 21, 22: plant.setCondition(lane, random.pick([.works, .half, .stuckOut, .stuckBack]))
    case 23: plant.setSlow(lane, by: .milliseconds(random.integer(in: 0...200)))
    case 24: plant.setLate(lane, by: .milliseconds(random.integer(in: 0...200)))
    case 25: plant.jam(lane, for: time)
    case 26: plant.encoderLoses(perMille: random.pick([0, 100, 1_000]))
    case 27:
      plant.fire(lane, whenEncoderReads: (plant.encoderCount &+ 900) & 0xFFFF, for: .milliseconds(200))
    case 28: plant.setFault(eye, random.pick([nil, .deadClear, .deadBlocked]))
    case 29: plant.soil(eye, every: .milliseconds(30), for: .milliseconds(8))
    case 30: plant.discharge(carrier: Int(random.integer(in: 0...39)), into: lane)
    default: plant.ghost(eye, for: .milliseconds(20))
    }
  }

  private func mend(_ plant: inout ConveyorPlant) {
    for lane in 0..<6 {
      plant.setCondition(lane, .works)
      plant.setSlow(lane, by: .zero)
      plant.setLate(lane, by: .zero)
    }
    for eye in eyes {
      plant.setFault(eye, nil)
      plant.wipe(eye)
    }
    plant.encoderRuns()
    plant.setSpeed(.millimetresPerSecond(2_500))
  }
}
