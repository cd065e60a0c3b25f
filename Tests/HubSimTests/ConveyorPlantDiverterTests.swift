import HubSim
import HubUnits
import Testing

@Suite("The plant's diverters")
struct ConveyorPlantDiverterTests {
  private func after(_ milliseconds: Int64) -> MonotonicInstant { ConveyorPlantLine.after(milliseconds) }

  /// A parcel of 400 mm that is at the lane's place, 12 m, after 800 ms, and the coil on for a time.
  private func run(
    _ plant: inout ConveyorPlant, length: Int64 = 400, on: Int64, off: Int64, lane: Int = 0
  ) -> ParcelTruth {
    let number = plant.place(length: .millimetres(length), leadingEdge: .metres(10))
    plant.advance(to: after(on))
    plant.setCoil(lane, energised: true)
    plant.advance(to: after(off))
    plant.setCoil(lane, energised: false)
    plant.advance(to: after(60_000))
    return plant.truth(of: number)!
  }

  @Test("a diverter that is stuck out takes whatever comes, and its switch says so")
  func stuckOut() {
    var plant = ConveyorPlantLine.plant()
    #expect(!plant.isBlocked(.armOut(0)))
    plant.setCondition(0, .stuckOut)
    #expect(plant.isBlocked(.armOut(0)))
    let number = plant.place(length: .millimetres(400), leadingEdge: .metres(10))
    plant.advance(to: after(20_000))
    #expect(plant.truth(of: number)?.end?.lane == 0)
    #expect(plant.truth(of: number)?.causes == [.pushedByStuckOut(0)])
  }

  @Test("a diverter that is stuck out while its coil is on does no more than it was told")
  func stuckOutInTime() {
    var plant = ConveyorPlantLine.plant()
    plant.setCondition(0, .stuckOut)
    let truth = run(&plant, on: 700, off: 900)
    #expect(truth.end?.lane == 0)
    #expect(truth.causes == [])
  }

  @Test("a diverter that was stuck out goes back when it is mended")
  func mended() {
    var plant = ConveyorPlantLine.plant()
    plant.setCondition(0, .stuckOut)
    plant.setCondition(0, .works)
    plant.advance(to: after(49))
    #expect(plant.isBlocked(.armOut(0)))
    plant.advance(to: after(50))
    #expect(!plant.isBlocked(.armOut(0)))
    let number = plant.place(length: .millimetres(400), leadingEdge: .metres(10))
    plant.advance(to: after(60_000))
    #expect(plant.truth(of: number)?.end?.lane == 1)
  }

  @Test("a parcel that a stuck diverter lets by knows why, and only one that it would have taken")
  func stuckBack() {
    var plant = ConveyorPlantLine.plant()
    plant.setStuck(0, true)
    let truth = run(&plant, on: 700, off: 900)
    #expect(truth.end?.lane == 1)
    #expect(truth.causes == [.missedBecauseStuck(0)])
    let next = plant.place(length: .millimetres(400), leadingEdge: .metres(10))
    plant.advance(to: plant.now + .seconds(60))
    #expect(plant.truth(of: next)?.causes == [])
  }

  @Test("a slow diverter comes out behind the parcel, and the parcel knows why")
  func slow() {
    var plant = ConveyorPlantLine.plant()
    plant.setSlow(0, by: .milliseconds(200))
    // Out at 960 ms instead of 760: the leading edge is 400 mm past.
    let truth = run(&plant, on: 700, off: 1_100)
    #expect(truth.end?.lane == 1)
    #expect(truth.causes == [.cameBeforeSlowArm(0)])
  }

  @Test("a diverter slow on its way back takes the next parcel too, and that one knows why")
  func slowReturn() {
    var plant = ConveyorPlantLine.plant()
    plant.setSlow(0, by: .milliseconds(40))
    let first = plant.place(length: .millimetres(200), leadingEdge: .metres(10))
    let second = plant.place(length: .millimetres(200), leadingEdge: .millimetres(9_700))
    plant.advance(to: after(600))
    plant.setCoil(0, energised: true)
    plant.advance(to: after(850))
    plant.setCoil(0, energised: false)
    // The second comes at 920 ms; a sound arm is back at 900, this one at 940.
    plant.advance(to: after(20_000))
    #expect(plant.truth(of: first)?.causes == [])
    #expect(plant.truth(of: second)?.end?.lane == 0)
    #expect(plant.truth(of: second)?.causes == [.caughtBySlowReturn(0)])
  }

  @Test("a late valve moves the whole pulse")
  func late() {
    var plant = ConveyorPlantLine.plant()
    plant.setLate(0, by: .milliseconds(100))
    plant.setCoil(0, energised: true)
    plant.advance(to: after(50))
    plant.setCoil(0, energised: false)
    plant.advance(to: after(149))
    #expect(!plant.armIsOut(0))
    // The valve opens at 100 and closes at 150 ms: the arm was never out.
    plant.advance(to: after(300))
    #expect(!plant.armIsOut(0))
    plant.setCoil(0, energised: true)
    plant.advance(to: after(500))
    plant.setCoil(0, energised: false)
    #expect(plant.armIsOut(0))
    plant.advance(to: after(649))
    #expect(plant.armIsOut(0))
    plant.advance(to: after(650))
    #expect(!plant.armIsOut(0))
  }

  @Test("a late valve that is mended does what its coil says, not what it said before")
  func lateMended() {
    var plant = ConveyorPlantLine.plant()
    plant.setLate(0, by: .milliseconds(200))
    plant.setCoil(0, energised: true)
    plant.advance(to: after(50))
    plant.setLate(0, by: .zero)
    plant.setCoil(0, energised: false)
    plant.advance(to: after(1_000))
    #expect(!plant.armIsOut(0))
    #expect(plant.nextChange == nil)
  }

  @Test("a diverter mended while its late valve is still on its way comes back all the same")
  func mendedWhileLate() {
    var plant = ConveyorPlantLine.plant()
    plant.setLate(0, by: .milliseconds(30))
    plant.setCoil(0, energised: true)
    plant.advance(to: after(100))
    plant.setCondition(0, .stuckOut)
    plant.setCoil(0, energised: false)
    plant.setCondition(0, .works)
    plant.advance(to: after(1_000))
    #expect(!plant.armIsOut(0))
    #expect(!plant.isBlocked(.armOut(0)))
  }

  @Test("a diverter that comes half way out brakes the parcel and leaves it on the belt")
  func half() throws {
    var plant = ConveyorPlantLine.plant()
    plant.setCondition(0, .half)
    let truth = run(&plant, on: 700, off: 900)
    #expect(truth.causes == [.halfStroke(0)])
    let end = try #require(truth.end)
    #expect(end.lane == 1)
    // 49.7 m from 10 m to the end take 19,880 ms; 20 to 80 mm lost are 8 to 32 ms more.
    #expect(end.at >= after(19_888) && end.at <= after(19_912))
  }

  @Test("a swing arm takes a parcel only if it stays out until half of it is over")
  func swingArm() {
    for (off, lane) in [(870, 1), (890, 0)] as [(Int64, Int)] {
      var plant = ConveyorPlantLine.plant(lanes: [
        PlantLane(at: .metres(12), returnTime: .milliseconds(1), kind: .swingArm)
      ])
      // Half of it is over at 880 ms.
      let truth = run(&plant, on: 700, off: off)
      #expect(truth.end?.lane == lane)
      #expect(truth.causes == (lane == 1 ? [.letGoEarly(0)] : []))
    }
  }

  @Test("wheels that drop let go at once, an arm on its way back still catches")
  func wheels() {
    for (kind, lane) in [(PlantDiverterKind.popUpWheels, 1), (.pusher, 0)] {
      var plant = ConveyorPlantLine.plant(lanes: [PlantLane(at: .metres(12), kind: kind)])
      let truth = run(&plant, on: 600, off: 780)
      #expect(truth.end?.lane == lane)
      // Wheels that are down did not even touch it.
      #expect(truth.causes == [])
    }
  }

  @Test("of two lanes at one place the one whose coil is on takes the parcel, and never both")
  func opposite() {
    let lanes = [PlantLane(at: .metres(12), side: .left), PlantLane(at: .metres(12), side: .right)]
    for lane in 0...1 {
      var plant = ConveyorPlantLine.plant(lanes: lanes)
      let truth = run(&plant, on: 700, off: 900, lane: lane)
      #expect(truth.end?.lane == lane)
    }
    var plant = ConveyorPlantLine.plant(lanes: lanes)
    plant.setCoil(1, energised: true)
    _ = run(&plant, on: 700, off: 900)
    #expect(plant.content(of: 0) + plant.content(of: 1) == 1)
  }

  @Test("what the left arm has hold of the right arm cannot take")
  func oneHold() {
    var plant = ConveyorPlantLine.plant(lanes: [
      PlantLane(at: .metres(12), kind: .swingArm, side: .left),
      PlantLane(at: .metres(12), kind: .swingArm, side: .right),
    ])
    plant.setCoil(0, energised: true)
    // The right arm is out at 850 ms, when the left one has had hold of the parcel for 125 of 200 mm.
    let truth = run(&plant, on: 790, off: 1_000, lane: 1)
    #expect(truth.end?.lane == 0)
  }

  @Test("an arm that comes out under the last quarter knocks the parcel, and the parcel knows")
  func knocked() {
    var plant = ConveyorPlantLine.plant()
    // Out at 930 ms: 325 of 400 mm are past.
    let truth = run(&plant, on: 870, off: 1_200)
    #expect(truth.end?.lane == 1)
    #expect(truth.causes == [.knocked(0)])
  }

  @Test("a PLC that fires at a count does so when the encoder shows it, over its wrap too")
  func firesAtCount() {
    var plant = ConveyorPlantLine.plant()
    // 65.0 m of belt: 536 counts before the wrap.
    plant.advance(to: after(26_000))
    let taken = plant.fire(0, whenEncoderReads: 464, for: .milliseconds(200))
    #expect(taken)
    plant.advance(to: after(26_399))
    #expect(!plant.coilIsEnergised(0))
    plant.advance(to: after(26_400))
    #expect(plant.coilIsEnergised(0))
    plant.advance(to: after(26_600))
    #expect(!plant.coilIsEnergised(0))
  }

  @Test("a count that is past is refused, and nothing fires")
  func countPast() {
    var plant = ConveyorPlantLine.plant()
    plant.advance(to: after(1_000))
    let taken = plant.fire(0, whenEncoderReads: 2_499, for: .milliseconds(200))
    #expect(!taken)
    plant.advance(to: after(60_000))
    #expect(plant.truth(of: 0) == nil)
    #expect(!plant.coilIsEnergised(0))
    #expect(plant.nextChange == nil)
  }

  @Test("a PLC that fires at a count believes an encoder that loses pulses")
  func countWithLoss() {
    var plant = ConveyorPlantLine.plant()
    plant.fire(0, whenEncoderReads: 1_000, for: .milliseconds(200))
    plant.encoderLoses(perMille: 500)
    plant.advance(to: after(799))
    #expect(!plant.coilIsEnergised(0))
    plant.advance(to: after(800))
    #expect(plant.coilIsEnergised(0))
  }
}
