import HubConfig
import HubCore
import HubUnits
import Testing

/// The facts were read off examples/loop.yaml by hand.
@Suite("The example of a loop")
struct LoopTests {
  let line: LineDescription
  let plan: CorePlan
  init() throws {
    line = try LineDescription.load(path: ExampleFile.path("loop.yaml"))
    plan = line.corePlan
  }

  @Test("has no end, a limit of rounds, and a drive that says whether it runs")
  func belt() throws {
    #expect(plan.belt.isClosed)
    #expect(plan.belt.recirculationLimit == 3)
    #expect(plan.belt.onEncoderFault == .time)
    #expect(plan.belt.carriers == nil)
    #expect(plan.warmStart == .reconcile)
    #expect(plan.matching == .byPosition)
    let drive = try #require(plan.belt.drive)
    #expect(drive.ramp == .seconds(2))
    #expect(!drive.runsWhenOff)
    // Inputs 0...4, 10...18, 30, 31, 50...58 and 70...76 come before 90: 32 of them.
    #expect(drive.bit == 32)
    #expect(line.links[0].inputs.last == 90)
    #expect(plan.lanes[plan.exceptionLane.int].hasDiverter)
  }

  @Test("has two lanes at one place that are the two sides of one arm")
  func sides() throws {
    let left = plan.lanes[0]
    let right = plan.lanes[1]
    #expect(left.position == right.position)
    #expect(left.sharesDiverterOf == nil)
    #expect(right.sharesDiverterOf == LaneIndex(0))
    #expect(left.coil != right.coil)
    #expect(left.diverterKind == .level)
    #expect(left.minimumOn == .milliseconds(150))
    #expect(left.strokesPerMinute == 60)
    #expect(left.failuresAllowed == 3)
    // A pusher beside them, with a stroke of its own.
    #expect(plan.lanes[6].diverterKind == .pulse)
    #expect(plan.lanes[6].minimumOn == .milliseconds(250))
    #expect(plan.lanes[6].feedbackEye == nil)
  }

  @Test("knows each lane's inputs by what they say")
  func inputs() throws {
    // Two inductions, three tracking eyes, then lane by lane; lane 1 has four inputs.
    #expect(plan.eyes.count == 32)
    let lane = plan.lanes[1]
    let half = try #require(lane.halfEye)
    #expect(plan.eyes[half.int].role == .half(LaneIndex(1)))
    #expect(line.eyeNames[half.int] == "lane 2 half-full")
    // 31 stands behind 0...4, 10...18 and 30.
    #expect(plan.eyes[half.int].bit == 15)
    let feedback = try #require(lane.feedbackEye)
    #expect(plan.eyes[feedback.int].role == .feedback(LaneIndex(1)))
    #expect(line.eyeNames[feedback.int] == "lane 2 diverter")
    #expect(plan.eyes[feedback.int].bit == 26)
    #expect(plan.eyes[feedback.int].debounce == .milliseconds(4))
    #expect(plan.eyes[feedback.int].position == .metres(12))
    #expect(plan.lanes[2].halfEye == nil)
    #expect(line.eyeNames.count == 32)
  }

  @Test("judges gaps section by section")
  func sections() {
    #expect(plan.sections.count == 3)
    #expect(plan.sections[0].rule == .second)
    #expect(plan.sections[0].recirculates)
    #expect(plan.sections[0].to == .metres(10))
    #expect(plan.sections[1].rule == .both)
    #expect(plan.sections[1].smallestGap == .millimetres(800))
    #expect(!plan.sections[1].recirculates)
    #expect(plan.sections[2].rule == .ignore)
  }

  @Test("ranks a parcel's codes: SSCC, then S10, then QR")
  func codes() throws {
    try #require(line.keyRules.indices.count == 3)
    let (sscc, s10, shop) = (line.keyRules[0], line.keyRules[1], line.keyRules[2])
    #expect(sscc.formats.contains(.sscc) && !sscc.formats.contains(.s10))
    #expect(s10.formats.contains(.s10) && s10.needsCheckDigit)
    #expect(!shop.looksInside && shop.symbology == UInt8(ascii: "Q"))
    #expect((sscc.rank, s10.rank, shop.rank) == (3, 2, 1))
  }

  @Test("sends parcels on when a group is full")
  func groups() {
    #expect(line.groupNames == ["belgium", "germany", "others"])
    #expect(plan.groups[0].strategy == .roundRobin)
    #expect(plan.groups[0].alternate == 2)
    #expect(plan.groups[0].overflow == nil)
    #expect(plan.groups[1].strategy == .fillFirst)
    #expect(plan.groups[1].overflow == LaneIndex(5))
    #expect(plan.groups[2].strategy == .leastFull)
    #expect(plan.groups[2].lanes.count == 1)
    #expect(plan.lanes[4].rate?.length == .metres(6))
    #expect(plan.lanes[4].rate?.per == .seconds(10))
    #expect(plan.lanes[3].rate == nil)
  }

  @Test("a line that says nothing of all this runs as lines always ran")
  func defaults() throws {
    let plan = try LineDescription.load(path: ExampleFile.path("small.yaml")).corePlan
    #expect(!plan.belt.isClosed)
    #expect(plan.belt.onEncoderFault == .hold)
    #expect(plan.belt.drive == nil)
    #expect(plan.warmStart == .flush)
    #expect(plan.sections.isEmpty)
    #expect(plan.groups[0].strategy == .leastFull)
    #expect(plan.groups[0].alternate == nil)
    let lane = plan.lanes[0]
    #expect(lane.diverterKind == .level)
    #expect(lane.minimumOn == .zero)
    #expect(lane.strokesPerMinute == 0)
    #expect(lane.failuresAllowed == 3)
    #expect(lane.sharesDiverterOf == nil)
    #expect(lane.rate == nil)
  }
}
