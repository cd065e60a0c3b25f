import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Distance first, and what becomes of it when the encoder lies")
struct EncoderTests {
  @Test(
    "A counter of 16 or 32 bits wraps under the parcels, with any millimetres per pulse, and nobody notices",
    arguments: [(16, 1_000), (16, 785), (32, 1_000), (32, 393)])
  func wraps(bits: UInt8, micrometresPerPulse: Int64) {
    let modulus: Int64 = 1 << Int64(bits)
    // The warm-up is 28.75 m; the counter comes back to zero 8 m after it.
    let left = 36_750_000 / micrometresPerPulse
    var story = Story { plan in
      plan.setEncoder(bits: bits, perPulse: Distance(micrometres: micrometresPerPulse))
    } first: { line in
      line.plant.encoderJumps(by: modulus - left)
    }
    let shown = story.line.plant.encoderCount
    var parcels: [Int] = []
    for i in 0..<5 { parcels.append(story.put(group: 1 + i % 4)) }
    story.finish()
    #expect(story.line.plant.encoderCount < shown)
    for (i, parcel) in parcels.enumerated() { #expect(story.isSorted(parcel, into: 2 + i % 4)) }
    #expect(story.count { if case .beltJumped = $0 { true } else { false } } == 0)
  }

  @Test(
    "An encoder that stops, loses pulses or runs ahead of the drive holds the line, where that is configured",
    arguments: EncoderFault.allCases)
  func holds(fault: EncoderFault) {
    var story = Story(onEncoderFault: .hold)
    let before = story.put(group: 4)
    fault.happen(to: story.line)
    let after = story.put(group: 2)
    story.finish()
    #expect(story.line.snapshot().hold == .encoderFault)
    #expect(story.count { if case .held(.encoderFault) = $0 { true } else { false } } == 1)
    for parcel in [before, after] { #expect(story.lane(parcel) == story.line.exceptionLane) }
    #expect(story.line.sent.allSatisfy { $0.action == .release })
  }

  @Test(
    "Followed by time instead, the line says that it is degraded, sorts what it can, and comes back after probation",
    arguments: EncoderFault.allCases)
  func fallsBackToTime(fault: EncoderFault) {
    var story = Story(onEncoderFault: .time)
    let before = story.put(group: 4)
    fault.happen(to: story.line)
    story.line.run(for: .seconds(2))
    #expect(story.line.snapshot().tracking == .time)
    #expect(story.line.snapshot().hold == nil)
    let during = story.put(group: 1)
    story.finish()
    #expect(story.isExcepted(before, .ioDown))
    #expect(story.isSorted(during, into: 2))
    story.line.plant.encoderRuns()
    // Ten seconds of agreement with the drive.
    story.line.run(for: .seconds(11))
    #expect(story.line.snapshot().tracking == .distance)
    let after = story.put(group: 4)
    story.finish()
    #expect(story.isSorted(after, into: 5))
    let modes = story.line.traces.compactMap { trace -> TrackingMode? in
      if case .trackingChanged(let mode) = trace.event { return mode }
      return nil
    }
    #expect(modes == [.time, .distance])
  }

  @Test("Followed by time, a belt that stops under its parcels ends them: how far it ran nobody knows")
  func timeKnowsNoRamps() {
    var story = Story(onEncoderFault: .time)
    story.line.plant.encoderStops()
    story.line.run(for: .seconds(2))
    let parcel = story.put(group: 4)
    story.line.plant.setSpeed(.zero)
    story.line.run(for: .seconds(1))
    story.line.plant.setSpeed(.millimetresPerSecond(2_500))
    story.finish()
    #expect(story.isExcepted(parcel, .ioDown))
  }

  @Test("Without a drive input, parcels that pass eyes while the encoder stands give it away")
  func standingEncoderIsSeenByEyes() {
    var story = Story()
    for _ in 0..<4 { _ = story.put(group: 2) }
    story.line.plant.encoderStops()
    story.finish()
    #expect(story.line.snapshot().hold == .encoderFault)
    for i in story.line.parcels.indices { #expect(story.lane(i) == story.line.exceptionLane) }
  }

  @Test(
    "A drive that is switched off while the encoder stands does not hide that the belt runs out under its parcels"
  )
  func standsWhileTheBeltRunsOut() {
    var story = Story { $0 = VirtualLinePlan(releaseLanes: 6, zoneEyes: true, onEncoderFault: .hold) }
    let first = story.put(group: 3)
    for _ in 0..<2 { _ = story.put(group: 3) }
    story.run(untilParcel: first, isAt: .metres(11))
    story.line.plant.ramp(to: .zero, over: .seconds(3))
    // The drive does not say any more that the belt is at speed.
    story.line.run(for: .milliseconds(300))
    story.line.plant.encoderStops()
    story.line.run(for: .seconds(5))
    #expect(story.line.snapshot().hold == .encoderFault)
    story.line.plant.encoderRuns()
    story.line.plant.setSpeed(.millimetresPerSecond(2_500))
    story.finish()
    for i in story.line.parcels.indices { #expect(story.lane(i) == story.line.exceptionLane) }
  }

  @Test("Without a drive input, an encoder that loses a fifth is contradicted by the way from eye to eye")
  func eyesContradictTheEncoder() {
    var story = Story()
    story.line.plant.encoderLoses(perMille: 200)
    for i in 0..<6 {
      _ = story.put(group: 1 + i % 4)
      story.line.run(for: .milliseconds(1_700))
    }
    story.finish()
    #expect(story.line.snapshot().hold == .encoderFault)
    #expect(story.nobodyIsMisled)
    #expect(story.line.parcels.indices.allSatisfy { story.lane($0) == story.line.exceptionLane })
  }

  @Test("Slip is published: what parcels lose against the belt, and next to nothing where they lie still")
  func slipIsPublished() {
    func slip(perMillion: Int64) -> Int64 {
      var story = Story {
        $0.drawExactly()
        $0.plant.jitter.slipPerMillion = perMillion
      }
      for _ in 0..<24 { _ = story.put(group: 3) }
      story.finish()
      return story.line.snapshot().slipPerMillion
    }
    let still = slip(perMillion: 0)
    let slippery = slip(perMillion: 12_000)
    // Each parcel slips by an even draw up to 12,000 millionths: 6,000 on average.
    #expect((3_000...9_000).contains(slippery - still))
    #expect(abs(still) < 2_000)
  }
}

/// What may go wrong with an encoder while its belt runs steadily.
enum EncoderFault: CaseIterable, Sendable {
  case stops, losesATenth, runsAhead

  func happen(to line: VirtualLine) {
    switch self {
    case .stops: line.plant.encoderStops()
    case .losesATenth: line.plant.encoderLoses(perMille: 100)
    case .runsAhead:
      // Twice less than a belt can run in one image, and more than the drive allows together.
      line.plant.encoderJumps(by: 60)
      line.run(for: .milliseconds(10))
      line.plant.encoderJumps(by: 60)
    }
  }
}
