import HubSim
import HubUnits
import Testing

@Suite("What befalls the plant's parcels")
struct ConveyorPlantParcelTests {
  private func after(_ milliseconds: Int64) -> MonotonicInstant { ConveyorPlantLine.after(milliseconds) }

  @Test("a parcel that falls off ends nowhere, and frees the eye it lay in")
  func falls() {
    var plant = ConveyorPlantLine.plant()
    let number = plant.place(length: .millimetres(400), leadingEdge: .millimetres(600))
    plant.plan(.fall, of: number, at: .millimetres(700))
    plant.advance(to: after(39))
    #expect(plant.isBlocked(.induction(0)))
    plant.advance(to: after(60_000))
    let truth = plant.truth(of: number)
    #expect(truth?.end == nil)
    #expect(truth?.fellAt?.place == .millimetres(700))
    #expect(truth?.fellAt?.at == after(40))
    #expect(truth?.causes == [.fell])
    #expect(!plant.isBlocked(.induction(0)))
    #expect(plant.allEnded)
    #expect(plant.takeEvents().contains(.fell(parcel: number, at: after(40))))
  }

  @Test("a stuck parcel comes as much later as it was stuck")
  func sticks() {
    var plant = ConveyorPlantLine.plant()
    let number = plant.place(length: .millimetres(400), leadingEdge: .zero)
    plant.plan(.stick(.milliseconds(700), whenHit: .holds), of: number, at: .metres(3))
    plant.advance(to: after(1_500))
    #expect(plant.leadingEdge(of: number) == .metres(3))
    plant.advance(to: after(60_000))
    // 59.7 m take 23,880 ms.
    #expect(plant.truth(of: number)?.end?.at == after(24_580))
    #expect(plant.truth(of: number)?.causes == [.stuck])
  }

  @Test("what runs into a stuck parcel stands behind it and goes on with it")
  func queues() {
    var plant = ConveyorPlantLine.plant()
    let front = plant.place(length: .millimetres(400), leadingEdge: .metres(2))
    let middle = plant.place(length: .millimetres(300), leadingEdge: .metres(1))
    let rear = plant.place(length: .millimetres(200), leadingEdge: .millimetres(500))
    plant.stick(front, for: .seconds(2))
    plant.advance(to: after(1_500))
    #expect(plant.leadingEdge(of: front) == .metres(2))
    #expect(plant.leadingEdge(of: middle) == .millimetres(1_600))
    #expect(plant.leadingEdge(of: rear) == .millimetres(1_300))
    plant.advance(to: after(3_000))
    #expect(plant.leadingEdge(of: front) == .millimetres(4_500))
    #expect(plant.leadingEdge(of: middle) == .millimetres(4_100))
    #expect(plant.leadingEdge(of: rear) == .millimetres(3_800))
    #expect(plant.truth(of: rear)?.causes == [.heldUp])
  }

  @Test("a parcel whose way is free again, because the one before it fell, runs on to its end")
  func wayIsFree() {
    var plant = ConveyorPlantLine.plant()
    let front = plant.place(length: .millimetres(400), leadingEdge: .metres(2))
    let rear = plant.place(length: .millimetres(300), leadingEdge: .metres(1))
    plant.stick(front, for: .seconds(2))
    plant.advance(to: after(100))
    plant.fall(front)
    plant.advance(to: after(60_000))
    #expect(plant.truth(of: rear)?.end?.at == after(23_480))
    #expect(plant.truth(of: rear)?.causes == [])
  }

  @Test("two on each other behind a stuck third stand with it, and neither passes the other")
  func pileBehindStuck() {
    var plant = ConveyorPlantLine.plant(jitter: PlantJitter())
    let stuck = plant.place(length: .millimetres(300), leadingEdge: .metres(4))
    plant.stick(stuck, for: .seconds(3))
    let low = plant.place(length: .millimetres(300), leadingEdge: .metres(3))
    let high = plant.place(length: .millimetres(300), leadingEdge: .millimetres(2_990))
    plant.advance(to: after(2_900))
    for parcel in [low, high] {
      let way = Distance.millimetres(3_700) - plant.leadingEdge(of: parcel)!
      #expect(way.magnitude <= Distance(micrometres: 2))
    }
    plant.advance(to: after(60_000))
    #expect(plant.allEnded)
  }

  @Test("a parcel that gives way is pushed loose by the next one")
  func givesWay() {
    var plant = ConveyorPlantLine.plant()
    let front = plant.place(length: .millimetres(400), leadingEdge: .metres(2))
    let rear = plant.place(length: .millimetres(300), leadingEdge: .metres(1))
    plant.stick(front, for: .seconds(20), whenHit: .givesWay)
    // 600 mm of room take 240 ms.
    plant.advance(to: after(1_240))
    #expect(plant.leadingEdge(of: front) == .millimetres(4_500))
    #expect(plant.leadingEdge(of: rear) == .millimetres(4_100))
    #expect(plant.truth(of: front)?.causes == [.stuck, .pushedLoose])
    #expect(plant.truth(of: rear)?.causes == [])
  }

  @Test("a slipping parcel loses just what was said, at once or over a stretch")
  func slips() {
    for stretch: Distance? in [nil, .metres(1)] {
      var plant = ConveyorPlantLine.plant()
      let number = plant.place(length: .millimetres(400), leadingEdge: .zero)
      plant.advance(to: after(400))
      plant.slip(number, .millimetres(250), over: stretch)
      plant.advance(to: after(2_000))
      #expect(plant.leadingEdge(of: number) == .millimetres(4_750))
      plant.advance(to: after(60_000))
      #expect(plant.truth(of: number)?.end?.at == after(23_980))
      #expect(plant.truth(of: number)?.causes == [.slipped])
    }
  }

  @Test("a rolling parcel passes the one before it, and only it may lie beside another")
  func overtakes() {
    var plant = ConveyorPlantLine.plant()
    let front = plant.place(length: .millimetres(400), leadingEdge: .metres(2))
    let rear = plant.place(length: .millimetres(300), leadingEdge: .metres(1))
    plant.overtake(rear, .millimetres(1_500), over: .metres(3))
    plant.advance(to: after(2_000))
    #expect(plant.leadingEdge(of: front) == .metres(7))
    #expect(plant.leadingEdge(of: rear) == .millimetres(7_500))
    plant.advance(to: after(60_000))
    // The 58.7 m and 57.2 m left take 200 ms less for the one that rolled ahead.
    #expect(plant.truth(of: rear)?.end?.at == after(22_880))
    #expect(plant.truth(of: front)?.end?.at == after(23_080))
    #expect(plant.truth(of: rear)?.causes == [.overtook])
  }

  @Test("after an overtaking the order on the belt is the new one: the overtaken runs into the other")
  func orderAfterOvertaking() {
    var plant = ConveyorPlantLine.plant()
    let front = plant.place(length: .millimetres(400), leadingEdge: .metres(2))
    let rear = plant.place(length: .millimetres(300), leadingEdge: .metres(1))
    plant.overtake(rear, .millimetres(1_800), over: .metres(3))
    plant.advance(to: after(2_000))
    plant.stick(rear, for: .seconds(1))
    plant.advance(to: after(2_900))
    #expect(plant.leadingEdge(of: rear) == .millimetres(7_800))
    #expect(plant.leadingEdge(of: front) == .millimetres(7_500))
  }

  @Test("a parcel that turns covers the next eye for its new length")
  func turns() {
    var plant = ConveyorPlantLine.plant()
    let number = plant.place(length: .millimetres(400), leadingEdge: .zero)
    plant.plan(.turn(.millimetres(250)), of: number, at: .metres(4))
    // About its middle: the leading edge goes back 75 mm.
    let seen = ConveyorPlantLine.changes(of: .tracking(0), in: &plant, until: 5_000)
    #expect(seen == [34_300, 35_300])
    #expect(plant.truth(of: number)?.causes == [.turned])
    #expect(plant.lengthNow(of: number) == .millimetres(250))
  }

  @Test("a parcel without room to turn does not turn")
  func noRoomToTurn() {
    var plant = ConveyorPlantLine.plant()
    let front = plant.placeTogether(
      length: .millimetres(400), and: .millimetres(300), leadingEdge: .metres(3))
    let turned = plant.turn(front, length: .millimetres(600))
    #expect(!turned)
    #expect(plant.lengthNow(of: front) == .millimetres(400))
    #expect(plant.truth(of: front)?.causes == [])
  }

  @Test("a parcel that turns in an eye covers and uncovers it as it lies")
  func turnsInTheEye() {
    var plant = ConveyorPlantLine.plant()
    let number = plant.place(length: .millimetres(400), leadingEdge: .millimetres(560))
    #expect(plant.isBlocked(.induction(0)))
    plant.turn(number, length: .millimetres(200))
    #expect(!plant.isBlocked(.induction(0)))
    plant.turn(number, length: .millimetres(400))
    #expect(plant.isBlocked(.induction(0)))
    plant.advance(to: after(60_000))
    #expect(!plant.isBlocked(.induction(0)))
  }

  @Test("a torn parcel is two, and the new one has no label")
  func tears() throws {
    var plant = ConveyorPlantLine.plant()
    let front = plant.place(length: .millimetres(400), leadingEdge: .millimetres(600))
    let torn = plant.tear(front, after: .millimetres(50))
    let rear = try #require(torn)
    #expect(plant.isBlocked(.induction(0)))
    plant.slip(rear, .millimetres(100))
    // The front's tail is 50 mm past the eye; the rear lies in it for its 350 mm and the 100 mm it lost.
    #expect(ConveyorPlantLine.changes(of: .induction(0), in: &plant, until: 1_000) == [1_600])
    plant.advance(to: after(60_000))
    #expect(plant.truth(of: front)?.causes == [.torn])
    #expect(plant.truth(of: rear)?.causes == [.pieceOf(front), .slipped])
    // Labels lie on the middle three fifths, so it is on the rear, which has none.
    #expect(!plant.takeEvents().contains { if case .atReadPoint = $0 { true } else { false } })
    #expect(plant.allEnded)
  }

  @Test("two that arrive together are one to an eye")
  func together() {
    var plant = ConveyorPlantLine.plant()
    plant.placeTogether(length: .millimetres(400), and: .millimetres(300), leadingEdge: .millimetres(250))
    #expect(ConveyorPlantLine.changes(of: .induction(0), in: &plant, until: 1_000) == [1_000, 3_800])
  }

  @Test("what somebody throws on has no label to read")
  func stray() {
    var plant = ConveyorPlantLine.plant()
    let number = plant.throwOn(length: .millimetres(300), leadingEdge: .metres(4))
    plant.advance(to: after(60_000))
    #expect(plant.truth(of: number)?.causes == [.thrownOn])
    #expect(plant.truth(of: number)?.induction == nil)
    #expect(plant.truth(of: number)?.end?.lane == 1)
    #expect(!plant.takeEvents().contains { if case .atReadPoint = $0 { true } else { false } })
  }

  @Test("parcels never lie on each other, whatever befalls them and however the belt runs", arguments: 0..<12)
  func neverOverlap(seed: Int) {
    var plant = ConveyorPlantLine.plant(seed: UInt64(seed), jitter: PlantJitter())
    var random = SeededRandom(seed: UInt64(seed) + 100)
    var numbers: [Int] = []
    for _ in 0..<400 {
      if plant.isClear(from: .zero, to: .millimetres(460)) {
        numbers.append(
          plant.place(length: .millimetres(random.integer(in: 100...450)), leadingEdge: .millimetres(450)))
      }
      if let number = numbers.last, random.chance(perMille: 300) {
        let place = Distance.millimetres(random.integer(in: 600...20_000))
        let hit: PlantHit = random.chance(perMille: 500) ? .holds : .givesWay
        switch random.integer(in: 0...3) {
        case 0: plant.plan(.stick(.milliseconds(400), whenHit: hit), of: number, at: place)
        case 1: plant.plan(.slip(.millimetres(150), over: .millimetres(400)), of: number, at: place)
        case 2: plant.plan(.turn(.millimetres(350)), of: number, at: place)
        default: plant.plan(.tear(.millimetres(90)), of: number, at: place)
        }
      }
      let speeds: [Int64] = [2_500, 2_500, 2_500, 600, 0, -300]
      plant.setSpeed(.millimetresPerSecond(random.pick(speeds)))
      plant.advance(to: plant.now + .milliseconds(random.integer(in: 50...200)))
      let lying = plant.onBelt.map { (plant.leadingEdge(of: $0)!, plant.lengthNow(of: $0)!) }
        .sorted { $0.0 > $1.0 }
      for (front, rear) in zip(lying, lying.dropFirst()) {
        #expect(front.0 - front.1 >= rear.0 - Distance(micrometres: 2), "seed \(seed)")
      }
    }
    plant.setSpeed(.millimetresPerSecond(2_500))
    plant.advance(to: plant.now + .seconds(60))
    #expect(plant.allEnded)
    #expect(plant.onBeltCount == 0)
    for eye in [PlantEye.induction(0), .tracking(0), .confirm(0), .confirm(1)] {
      #expect(!plant.isBlocked(eye))
    }
  }
}
