import HubCore
import HubRealtime
import HubUnits
import Testing

@Suite("The core's own thread")
struct CycleLoopTests {
  private func plan() -> CorePlan {
    var plan = CorePlan(
      belt: BeltPlan(
        length: .metres(60), nominalSpeed: .millimetresPerSecond(2_500), encoderLink: LinkIndex(0),
        encoderBits: 16, perPulse: .millimetres(1)),
      cycle: .milliseconds(1))
    plan.links.append(
      LinkPlan(
        staleAfter: .milliseconds(60), heartbeatEvery: .milliseconds(20), releasedAfter: .milliseconds(120),
        theirStaleAfter: .zero))
    plan.lanes.append(
      LanePlan(
        number: 28, kind: .exception, position: .metres(59), link: LinkIndex(0), coil: 0, hasDiverter: false,
        actuator: .zero, returning: .zero, write: .zero, late: .zero, longestOn: .zero, confirmEye: nil,
        confirmAfter: .zero, confirmWindow: .zero, jamAfter: .seconds(2), fullEye: nil, fullAfter: .zero,
        emptyAfter: .zero))
    return plan
  }

  @Test("the core turns, shows itself, and stops in order when asked")
  func life() throws {
    var ports = CyclePorts()
    let link = ports.addLink()
    let traces = ports.makeTraceReader()
    let image = ports.outputImage
    let snapshot = ports.snapshot
    let loop = try CycleLoop(plan: plan(), firstSerial: ParcelSerial(1), ports: ports, policy: .preferred)
    let report = loop.report
    // On a busy machine an image may be too old for the core now and then; it counts that one was fresh.
    let patience = MonotonicClock.now() + .seconds(20)
    var wasDriven = false
    while loop.cycles < 100 || !wasDriven, MonotonicClock.now() < patience {
      link.images.push(
        InputImage(
          link: LinkIndex(0), taken: MonotonicClock.now(), encoderCount: 0, heartbeat: 0, bits: InputBits()))
      if image.latest.heldLinks & 1 == 0 { wasDriven = true }
      MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(1))
    }
    #expect(wasDriven, "a link with fresh images is not held")
    #expect(snapshot.latest.cycle > 0)
    loop.requestStop()
    loop.join()
    var hasStopped = false
    while let trace = traces.pop() {
      if case .stopped = trace.event { hasStopped = true }
    }
    #expect(hasStopped)
    #expect(report.latest.cycles >= 100)
    #expect(report.latest.turnTime.count == report.latest.cycles)
    #expect(image.latest.cycle == report.latest.cycles)
  }
}
