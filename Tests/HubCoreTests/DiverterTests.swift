import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Diverters as data: how each is moved, and what it can bear")
struct DiverterTests {
  /// How long a coil was on, stroke by stroke.
  private func strokes(_ story: Story) -> [Nanoseconds] {
    story.line.sent.filter { $0.action == .fire }.compactMap { fire in
      story.line.sent.first { $0.number == fire.number && $0.action == .release }.map { $0.at - fire.at }
    }
  }

  @Test("A pusher gets a pulse of its own length; an arm is out for its parcel's length, short or long")
  func pulseAndLevel() throws {
    func strokes(_ kind: DiverterKind) -> [Nanoseconds] {
      var story = Story {
        $0.drawExactly()
        $0.setKind(of: 5, kind, minimumOn: .milliseconds(130))
      }
      let short = story.put(group: 4, length: 300)
      let long = story.put(group: 4, length: 900)
      story.finish()
      // The tail of the long one passes after its nose is in the lane.
      story.line.run(for: .seconds(1))
      #expect(story.isSorted(short, into: 5) && story.isSorted(long, into: 5))
      return self.strokes(story)
    }
    #expect(strokes(.pulse) == [.milliseconds(130), .milliseconds(130)])
    let level = strokes(.level)
    try #require(level.count == 2)
    // 600 mm more are 240 ms at 2.5 m/s; each length is known to a few millimetres.
    #expect(abs((level[1] - level[0] - .milliseconds(240)).wholeMilliseconds) <= 8)
    // 60 ms out, then 300 mm.
    #expect(abs((level[0] - .milliseconds(180)).wholeMilliseconds) <= 8)
  }

  @Test("Left and right of one diverter: each parcel leaves to its own side")
  func leftAndRight() {
    var story = Story { $0.face(4, to: 3) }
    let parcels = (0..<6).map { story.put(group: $0 % 2 == 0 ? 2 : 3) }
    story.finish()
    for (i, parcel) in parcels.enumerated() { #expect(story.isSorted(parcel, into: i % 2 == 0 ? 3 : 4)) }
  }

  @Test("Two parcels for one diverter: the second waits for no stroke that is not over, left or right")
  func oneDiverterTwoParcels() {
    func second(facing: Bool) -> EndReason? {
      var story = Story { plan in
        if facing { plan.face(4, to: 3) }
        for lane in 3...4 { plan.core.lanes[lane].minimumOn = .milliseconds(500) }
      }
      // Half a second of stroke is 1.25 m, and the way home 0.2 m; the second is 1.2 m behind.
      let (front, rear) = story.putPair((2, 3), gap: 900)
      story.finish()
      #expect(story.isSorted(front, into: 3))
      #expect(story.nobodyIsMisled)
      return story.reason(rear)
    }
    #expect(second(facing: true) == .gapTooSmall)
    #expect(second(facing: false) == .sorted)
  }

  @Test(
    "Fired by the PLC at a count: the order carries it, a second ahead, and a belt that stops meanwhile changes nothing"
  )
  func counted() {
    var story = Story { $0.setKind(of: 5, .counted, minimumOn: .milliseconds(250)) }
    let steady = story.put(group: 4)
    story.finish()
    #expect(story.isSorted(steady, into: 5))
    let stopped = story.put(group: 4)
    // The order left 2.5 m before its place.
    story.run(untilParcel: stopped, isAt: story.line.plan.core.lanes[5].position - .metres(1))
    #expect(story.line.sent.count == 2)
    story.line.plant.ramp(to: .zero, over: .milliseconds(200))
    story.line.run(for: .seconds(2))
    story.line.plant.ramp(to: .millimetresPerSecond(2_500), over: .milliseconds(200))
    story.finish()
    #expect(story.isSorted(stopped, into: 5))
    #expect(story.line.sent.allSatisfy { if case .count = $0.aim { true } else { false } })
    #expect(Set(story.line.sent.map(\.parcel)).subtracting([.none]).count == 2, "each order says for whom")
  }

  @Test(
    "A diverter makes no more strokes in a minute than it can bear; what comes too often runs on, and is told why"
  )
  func dutyLimit() {
    var story = Story { $0.core.lanes[5].strokesPerMinute = 6 }
    let parcels = (0..<9).map { _ in story.put(group: 4) }
    story.finish()
    let sorted = parcels.filter { story.isSorted($0, into: 5) }
    let refused = parcels.filter { story.isExcepted($0, .laneRateLimit) }
    #expect(sorted.count + refused.count == 9)
    // Five at once and what six in a minute allow in eight seconds.
    #expect((5...7).contains(sorted.count))
    #expect(sorted == Array(parcels.prefix(sorted.count)))
  }

  @Test("The order carries its instant, which lies between two turns, and each fire tells how far off it was")
  func fireInstants() {
    var story = Story { $0.drawExactly() }
    let parcels = (0..<5).map { story.put(group: 1 + $0 % 4, length: 300 + Int64($0) * 17) }
    story.finish()
    let fires = story.line.sent.filter { $0.action == .fire }
    #expect(fires.count == 5)
    #expect(fires.contains { $0.at.nanoseconds % 1_000_000 != 0 })
    for parcel in parcels {
      let told = story.told(parcel).compactMap { trace -> Distance? in
        if case .divertFired(_, _, let error) = trace.event { return error }
        return nil
      }
      #expect(told.count == 1)
      #expect(told.allSatisfy { $0.magnitude <= .millimetres(10) })
      // By the plant's truth its leading edge was 60 ms of belt before the diverter: 150 mm.
      let truth = story.line.plant.parcels[story.body(parcel)].diversion!.leadAtCoilOn
      #expect((truth.magnitude - .millimetres(150)).magnitude <= .millimetres(15))
    }
  }

  @Test("A belt that stops between the order and the parcel: the diverter goes home, and is fired again")
  func withdrawn() {
    var story = Story {
      $0.core.lanes[5].actuator = .milliseconds(120)
    } first: { _ in
    }
    let parcel = story.put(group: 4)
    story.run(untilParcel: parcel, isAt: story.line.plan.core.lanes[5].position - .millimetres(270))
    story.line.plant.setSpeed(.zero)
    story.line.run(for: .seconds(1))
    #expect(!story.line.plant.coilIsEnergised(5))
    story.line.plant.ramp(to: .millimetresPerSecond(2_500), over: .milliseconds(300))
    story.finish()
    #expect(story.told(parcel).contains { if case .divertWithdrawn = $0.event { true } else { false } })
    #expect(story.line.sent.count { $0.action == .fire } == 2)
    #expect(story.nobodyIsMisled)
    #expect(story.line.end(of: parcel)?.lane == story.lane(parcel))
  }

  @Test(
    "Held by customs when its order was out, and not taken off since the belt stopped: it is not fired at again",
    arguments: [0, 30])
  func heldWhileItsStrokeIsWithdrawn(milliseconds: Int64) {
    var story = Story { $0.drawExactly() }
    let parcel = story.put(group: 4)
    story.run(untilParcel: parcel, isAt: story.line.plan.core.lanes[5].position - .millimetres(212))
    story.line.run(for: .milliseconds(milliseconds))
    story.line.plant.setSpeed(.zero)
    story.line.parcels[parcel].customs = .hold
    let (code, serial) = (story.line.parcels[parcel].code!, story.line.parcels[parcel].serial!)
    story.line.tell(.facts(story.line.facts(for: code, serial: serial)))
    story.line.run(for: .seconds(2))
    story.line.plant.setSpeed(.millimetresPerSecond(2_500))
    story.finish()
    #expect(story.count { if case .divertWithdrawn = $0 { true } else { false } } == 1)
    #expect(story.lane(parcel) == story.line.plan.core.customsHoldLane.int)
  }

  @Test(
    "Another label of it comes when its order was out, and the belt stops before it: it is not fired at again",
    arguments: [0, 1] as [UInt8])
  func otherwiseNamedWhileItsStrokeIsWithdrawn(rank: UInt8) {
    var story = Story { $0.drawExactly() }
    let parcel = story.put(group: 4)
    let other = story.crew.parcel(group: 2)
    // Known to the manifest, and placed when all is over.
    _ = story.line.scanThenPlace(other, at: story.line.now + .seconds(40))
    let (read, stops) = (
      Distance.metres(6) + .millimetres(150), story.line.plan.core.lanes[5].position - .millimetres(212)
    )
    story.run(untilParcel: parcel, isAt: read)
    let way = story.line.plan.core.belt.nominalSpeed.time(for: stops - read)!
    // From the laser line to the last byte: a reading that was held up on its wire.
    story.line.scan(
      other.code!, by: ScannerIndex(2), at: story.line.now + story.line.plan.core.fixedScanners[0].delay,
      taking: way - story.line.plan.core.fixedScanners[0].delay, rank: rank)
    story.run(untilParcel: parcel, isAt: stops)
    story.line.plant.setSpeed(.zero)
    story.line.run(for: .seconds(2))
    story.line.plant.setSpeed(.millimetresPerSecond(2_500))
    story.finish()
    #expect(story.count { if case .divertWithdrawn = $0 { true } else { false } } == 1)
    #expect(story.lane(parcel) == story.line.exceptionLane)
  }
}
