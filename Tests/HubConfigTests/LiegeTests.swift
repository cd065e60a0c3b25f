import HubConfig
import HubCore
import HubUnits
import Testing

/// The facts were read off examples/liege.yaml by hand; nothing here was copied from what the program printed.
@Suite("The example line of Liège")
struct LiegeTests {
  let line: LineDescription
  init() throws { line = try LineDescription.load(path: ExampleFile.path("liege.yaml")) }

  @Test("loads without a problem, with its names and default paths")
  func names() {
    #expect(line.name == "liege")
    #expect(line.realtime == .preferred)
    #expect(line.planVersion == "2026-11-a")
    #expect(line.socketPath == "/run/hubd/liege.sock")
    #expect(line.journalDirectory == "/var/lib/hubd/liege")
    #expect(line.lookup == .milliseconds(150))
    #expect(line.inductionNames == ["station-1", "station-2"])
    #expect(line.laneNames.count == 28)
    #expect(line.laneNames.first == "Medical, priority")
    #expect(line.groupNames.prefix(2) == ["medical", "be-liege"])
    #expect(line.ruleNames.count == 25)
    #expect(line.lane(number: 28) == LaneIndex(27))
    #expect(line.lane(number: 29) == nil)
  }

  @Test("gives the field threads their link and scanners")
  func field() throws {
    let link = try #require(line.links.first)
    #expect(line.links.count == 1)
    #expect(link.wire == .tcp(host: "127.0.0.1", port: 15_020))
    #expect(link.poll == .milliseconds(5))
    #expect(link.encoder == LinkDescription.Encoder(register: 0, bits: 16))
    #expect(link.ourHeartbeat == 0)
    #expect(link.theirHeartbeat == 1)
    #expect(link.releasedAfter == .milliseconds(120))
    #expect(
      link.inputs == (Array(0...3) + Array(11...38) + Array(51...78)).map { InputPoint(.discreteInput, $0) })
    #expect(link.coils.map(\.address) == Array(0...26))
    #expect(link.coils.allSatisfy { !$0.isSafeOn })
    #expect(line.scanners.map(\.name) == ["hand-1", "hand-2", "tunnel"])
    #expect(
      line.scanners[1]
        == ScannerDescription(
          name: "hand-2", mode: .keyboard, vendor: 0x05f9, product: 0x2206, layout: "be", terminator: .enter))
    #expect(line.scanners[2].mode == .cdc)
  }

  @Test("gives the core its belt and its places")
  func belt() {
    let plan = line.corePlan
    #expect(plan.belt.length == .metres(60))
    #expect(plan.belt.nominalSpeed == .millimetresPerSecond(2_500))
    #expect(plan.belt.perPulse == .millimetres(1))
    #expect(plan.cycle == .milliseconds(1))
    #expect(plan.longestParcel == .millimetres(1_200))
    #expect(plan.links[0].heartbeatEvery == .milliseconds(20))
    #expect(plan.links[0].theirStaleAfter == .milliseconds(300))
    #expect(plan.inductions.count == 2)
    #expect(plan.inductions[1].eye == EyeIndex(1))
    #expect(plan.inductions[1].scanner == ScannerIndex(1))
    #expect(plan.fixedScanners.count == 1)
    #expect(plan.fixedScanners[0].position == .metres(6))
    #expect(plan.fixedScanners[0].scanner == ScannerIndex(2))
  }

  @Test("ranks eyes and coils by ascending address on their link")
  func eyes() throws {
    let plan = line.corePlan
    #expect(plan.eyes.count == 60)
    #expect(plan.eyes[1].role == .induction(InductionIndex(1)))
    #expect(plan.eyes[1].position == .metres(3))
    #expect(plan.eyes[2].role == .tracking)
    #expect(plan.eyes[2].position == .millimetres(8_500))
    #expect(plan.eyes[2].window == .millimetres(120))
    // Lane 25 comes first on the belt. Input 35 stands behind 0...3 and 11...34: rank 28; 75 behind 56 others.
    let medical = plan.lanes[0]
    #expect(medical.number == 25)
    #expect(medical.coil == 24)
    let confirm = plan.eyes[try #require(medical.confirmEye).int]
    #expect(confirm.bit == 28)
    #expect(confirm.position == .millimetres(10_700))
    #expect(confirm.window == .millimetres(350))
    #expect(!confirm.isBlockedWhenOff)
    #expect(plan.eyes[try #require(medical.fullEye).int].bit == 56)
    #expect(line.eyeNames[try #require(medical.confirmEye).int] == "lane 25 confirm")
    #expect(line.eyeNames[3] == "track-2")
  }

  @Test("knows the three lanes that are no release lanes; the end of the belt is an eye on the way")
  func specialLanes() throws {
    let plan = line.corePlan
    #expect(plan.inspectionLane == LaneIndex(25))
    #expect(plan.customsHoldLane == LaneIndex(26))
    #expect(plan.exceptionLane == LaneIndex(27))
    let end = plan.lanes[27]
    #expect(end.kind == .exception)
    #expect(!end.hasDiverter)
    let eye = plan.eyes[try #require(end.confirmEye).int]
    #expect(eye.position == .metres(59))
    #expect(eye.window == .millimetres(120))
    #expect(eye.bit == 31)
  }

  @Test("gives the core its sort plan in the order of the file")
  func sortPlan() throws {
    let plan = line.corePlan
    #expect(plan.rules.count == 25)
    #expect(plan.groups.count == 23)
    #expect(plan.rules[0].priority == .medical)
    #expect(plan.rules[0].countries.isEmpty)
    let liege = plan.rules[1]
    #expect(liege.countries[0] == CountryCode("BE"))
    #expect(liege.postcodeLow == Postcode("4000"))
    #expect(liege.postcodeHigh == Postcode("4999"))
    let group = plan.groups[Int(liege.group)]
    #expect(group.lanes.count == 2)
    #expect(group.lanes[0] == LaneIndex(1))
    #expect(group.lanes[1] == LaneIndex(2))
    // "NO" is a country, not a word for false.
    let north = plan.rules[24]
    #expect(north.countries.count == 5)
    #expect(north.countries[4] == CountryCode("NO"))
  }

  @Test("every example that is not bad is good")
  func small() throws {
    _ = try LineDescription.load(path: ExampleFile.path("loop.yaml"))
    let small = try LineDescription.load(path: ExampleFile.path("small.yaml"))
    #expect(small.corePlan.lanes.count == 5)
    #expect(small.corePlan.lanes[2].fullEye == nil)
  }
}
