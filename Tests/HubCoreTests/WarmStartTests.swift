import HubCore
import HubSim
import HubUnits
import Testing

@Suite("A start with parcels on the belt")
struct WarmStartTests {
  private static let serial = ParcelSerial(900)

  /// A parcel lies at 4 m when the core begins; it is remembered as lying `off` further, and that long.
  private func start(
    _ warmStart: WarmStart, off: Distance = .zero, length: Int64 = 300
  ) -> (line: VirtualLine, body: Int) {
    var plan = VirtualLinePlan(releaseLanes: 6)
    plan.core.warmStart = warmStart
    let line = VirtualLine(plan, seed: 1)
    line.skipsIdleTurns = true
    var crew = Crew(seed: 1)
    let body = line.plant.place(length: .millimetres(300), leadingEdge: .metres(4))
    line.run(for: .milliseconds(50))
    var truth = crew.parcel(group: 4)
    truth.plantIndex = body
    truth.serial = Self.serial
    line.parcels.append(truth)
    line.tell(
      .resume(
        ResumedParcel(
          serial: Self.serial, code: truth.code!, position: line.plant.leadingEdge(of: body)! + off,
          length: .millimetres(length), encoderCount: UInt32(line.plant.encoderCount))))
    line.run(for: .milliseconds(20))
    line.tell(.facts(line.facts(for: truth.code!, serial: Self.serial)))
    line.run(for: .seconds(12))
    return (line, body)
  }

  private func ends(_ line: VirtualLine) -> [EndReason] {
    line.traces.compactMap { trace in
      if case .ended(let reason, _) = trace.event, trace.serial == Self.serial { return reason }
      return nil
    }
  }

  @Test("Flushed by default: nobody who was on the belt is known, and all run to the exception lane")
  func flush() {
    let (line, body) = start(.flush)
    #expect(ends(line) == [.flushedRestart])
    #expect(line.plant.parcels[body].end?.lane == line.exceptionLane)
    #expect(CorePlan(belt: line.plan.core.belt, cycle: line.plan.core.cycle).warmStart == .flush)
  }

  @Test("Reconciled, a parcel that an eye sees where it must be, as long as it was, is taken up and sorted")
  func reconcile() {
    let (line, body) = start(.reconcile)
    #expect(ends(line) == [.sorted])
    #expect(line.plant.parcels[body].end?.lane == 5)
  }

  @Test(
    "Reconciled, one that lies elsewhere or is of another length is not adopted",
    arguments: [(Int64(700), Int64(300)), (Int64(0), Int64(500))])
  func reconcileOnlyWhatFits(off: Int64, length: Int64) {
    let (line, body) = start(.reconcile, off: .millimetres(off), length: length)
    #expect(ends(line) == [.flushedRestart])
    #expect(line.plant.parcels[body].end?.lane == line.exceptionLane)
  }

  @Test(
    "One that is remembered and sticks before a diverter stands in the way of those behind it",
    arguments: [440, 460, 480])
  func rememberedOneSticks(milliseconds: Int64) {
    var plan = VirtualLinePlan(releaseLanes: 6, zoneEyes: true)
    plan.core.warmStart = .reconcile
    let line = VirtualLine(plan, seed: 1)
    line.skipsIdleTurns = true
    var crew = Crew(seed: 1)
    let diverter = plan.core.lanes[4].position
    for (i, place) in [diverter - .millimetres(600), diverter - .millimetres(1_900)].enumerated() {
      var truth = crew.parcel(group: i == 0 ? 4 : 3)
      truth.plantIndex = line.plant.place(length: .millimetres(300), leadingEdge: place)
      truth.serial = ParcelSerial(Int64(900 + i))
      line.parcels.append(truth)
    }
    line.run(for: .milliseconds(50))
    for truth in line.parcels {
      let last = ResumedParcel(
        serial: truth.serial!, code: truth.code!,
        position: line.plant.leadingEdge(of: truth.plantIndex!)!, length: .millimetres(300),
        encoderCount: UInt32(line.plant.encoderCount))
      line.tell(.resume(last))
    }
    line.run(for: .milliseconds(20))
    for truth in line.parcels { line.tell(.facts(line.facts(for: truth.code!, serial: truth.serial!))) }
    line.plant.plan(
      .stick(.milliseconds(milliseconds), whenHit: .holds), of: line.parcels[0].plantIndex!,
      at: diverter - .millimetres(300))
    line.run(for: .seconds(25))
    #expect(line.trueLane(of: 0) == line.exceptionLane)
  }
}
