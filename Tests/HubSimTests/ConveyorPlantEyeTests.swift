import HubSim
import HubUnits
import Testing

@Suite("The plant's eyes and encoder")
struct ConveyorPlantEyeTests {
  private func after(_ milliseconds: Int64) -> MonotonicInstant { ConveyorPlantLine.after(milliseconds) }

  @Test("a dead eye says one thing for ever, and the truth again when it is mended")
  func dead() {
    var plant = ConveyorPlantLine.plant()
    let number = plant.place(length: .millimetres(400), leadingEdge: .millimetres(250))
    plant.setFault(.induction(0), .deadClear)
    #expect(ConveyorPlantLine.changes(of: .induction(0), in: &plant, until: 150) == [])
    plant.setFault(.induction(0), nil)
    #expect(plant.isBlocked(.induction(0)))
    plant.setFault(.induction(0), .deadBlocked)
    #expect(ConveyorPlantLine.changes(of: .induction(0), in: &plant, until: 1_000) == [])
    #expect(plant.isBlocked(.induction(0)))
    plant.setFault(.induction(0), nil)
    #expect(!plant.isBlocked(.induction(0)))
    #expect(plant.truth(of: number)?.causes == [.passedSickEye(.induction(0))])
  }

  @Test("a ghost is a pulse with no parcel")
  func ghost() {
    var plant = ConveyorPlantLine.plant()
    plant.ghost(.tracking(0), for: .milliseconds(30))
    #expect(plant.isBlocked(.tracking(0)))
    #expect(ConveyorPlantLine.changes(of: .tracking(0), in: &plant, until: 1_000) == [300])
    #expect(plant.parcels.isEmpty)
  }

  @Test("a dirty eye flickers often, and is right again when wiped")
  func dirty() {
    var plant = ConveyorPlantLine.plant()
    plant.soil(.tracking(0), every: .milliseconds(20), for: .milliseconds(5))
    let seen = ConveyorPlantLine.changes(of: .tracking(0), in: &plant, until: 2_000)
    // A mean of 20 ms: about 100 flickers in 2 s; a third of that would be chance gone mad.
    #expect(seen.count > 60)
    for (on, off) in zip(seen, seen.dropFirst()) where plant.parcels.isEmpty { #expect(off - on <= 401) }
    plant.wipe(.tracking(0))
    #expect(ConveyorPlantLine.changes(of: .tracking(0), in: &plant, until: 4_000) == [])
    #expect(!plant.isBlocked(.tracking(0)))
  }

  @Test(
    "the packed image is what each eye says, and its counter moves with each change and with nothing else")
  func packed() {
    var plant = ConveyorPlantLine.plant(seed: 4, jitter: PlantJitter())
    let eyes: [PlantEye] = [.induction(0), .tracking(0), .confirm(0), .confirm(1), .full(0), .full(1)]
    #expect(Set(eyes.map { plant.bit(of: $0) }).count == eyes.count)
    var last = plant.eyeBits
    var counter = plant.eyeChanges
    var moved = 0
    for i in 0..<30_000 {
      if i % 1_000 == 0 { plant.place(length: .millimetres(300), leadingEdge: .millimetres(350)) }
      plant.advance(to: plant.now + .milliseconds(1))
      for eye in eyes {
        let bit = plant.bit(of: eye)
        #expect(plant.isBlocked(eye) == (plant.eyeBits[bit / 64] >> UInt64(bit % 64) & 1 == 1))
      }
      if plant.eyeBits != last { #expect(plant.eyeChanges > counter) }
      if plant.eyeChanges == counter { #expect(plant.eyeBits == last) } else { moved += 1 }
      (last, counter) = (plant.eyeBits, plant.eyeChanges)
    }
    #expect(moved > 100)
  }

  @Test("an encoder that loses pulses falls behind by just that share, and the belt's truth stays")
  func loses() {
    var plant = ConveyorPlantLine.plant()
    plant.advance(to: after(1_000))
    plant.encoderLoses(perMille: 200)
    plant.advance(to: after(2_000))
    #expect(plant.encoderCount == 4_500)
    plant.encoderStops()
    plant.advance(to: after(3_000))
    #expect(plant.encoderCount == 4_500)
    plant.encoderRuns()
    plant.advance(to: after(4_000))
    #expect(plant.encoderCount == 7_000)
    #expect(plant.beltTravel == .metres(10))
    #expect(plant.motorRuns)
  }

  @Test("an encoder that jumps stays off by the jump, and those on the belt know")
  func jumps() {
    var plant = ConveyorPlantLine.plant()
    let number = plant.place(length: .millimetres(400), leadingEdge: .metres(1))
    plant.encoderJumps(by: -100)
    #expect(plant.encoderCount == 65_436)
    plant.advance(to: after(1_000))
    #expect(plant.encoderCount == 2_400)
    #expect(plant.truth(of: number)?.causes == [.encoderAstray])
  }

  @Test("a 32 bit counter does not wrap where a 16 bit one does")
  func width() {
    var plant = ConveyorPlant(
      ConveyorPlantLine.drawn(counterBits: 32), seed: 1, at: ConveyorPlantLine.start)
    plant.advance(to: after(40_000))
    #expect(plant.encoderCount == 100_000)
    plant.encoderJumps(by: -100_001)
    #expect(plant.encoderCount == 0xFFFF_FFFF)
  }

  @Test(
    "a wobbling encoder is never off by more than its bound, runs both too fast and too slow, and only on")
  func wobbles() {
    var plant = ConveyorPlant(
      ConveyorPlantLine.drawn(counterBits: 32), seed: 3, at: ConveyorPlantLine.start)
    plant.encoderWobbles(perMille: 5)
    var errors: Set<Int64> = []
    var last: Int64 = -2
    for _ in 0..<40_000 {
      plant.advance(to: plant.now + .milliseconds(1))
      let shown = Int64(Int32(truncatingIfNeeded: plant.encoderCount))
      let error = shown * 1_000 - plant.beltTravel.micrometres
      // 0.5 % of half a metre either way is 1.25 mm; a count is rounded down by up to 1 mm.
      #expect(error <= 1_250 && error > -2_250)
      #expect(shown >= last)
      last = shown
      errors.insert(error / 500)
    }
    #expect(errors.contains { $0 > 0 } && errors.contains { $0 < -2 })
  }
}
