import HubCore
import HubUnits
import Testing

@testable import HubConfig

@Suite("What a link's device is, and how its outputs are guarded")
struct DeviceTests {
  /// The smallest line as it stands, with the link's part changed.
  private func line(_ changes: [(String, String)]) throws -> String {
    var text = try ExampleFile.text("small.yaml")
    for (old, new) in changes {
      try #require(text.contains(old), "the example does not say \(old) any more")
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    return text
  }

  private let heartbeat = "    heartbeat:\n"
  private let ours = "      ours: { holding_register: 0, every: 20 ms, released_after: 150 ms }\n"

  /// As a bare coupler: nobody there watches a heartbeat.
  private func coupler(_ keys: String) -> [(String, String)] {
    [(heartbeat + ours, keys + heartbeat)]
  }

  /// So much that a diverter which stays out for two seconds hits nobody.
  private let wide = ("smallest_gap: 300 mm", "smallest_gap: 2300 mm")

  private func problems(_ changes: [(String, String)]) throws -> [String] {
    let report = ConfigReport(text: try line(changes), file: "line.yaml")
    return report.problems.map { "\($0)" }
  }

  private func link(_ changes: [(String, String)]) throws -> LinkDescription {
    try LineDescription.parse(text: line(changes), file: "line.yaml").links[0]
  }

  @Test("a file that says nothing has a PLC that watches our heartbeat, and no watchdog is read")
  func usual() throws {
    let guarding = try link([]).guarding
    #expect(guarding.device.name == "generic")
    #expect(guarding.demand == .none)
    #expect(guarding.watchdog == nil)
    #expect(!guarding.readsBack)
  }

  @Test("a bare coupler needs no heartbeat: its own watchdog is read back, within released_after")
  func bareCoupler() throws {
    let link = try link(coupler("    device: wago-750\n    released_after: 150 ms\n"))
    #expect(link.guarding.demand == .required)
    #expect(link.guarding.watchdog?.time == 0x1000)
    #expect(link.releasedAfter == .milliseconds(150))
    #expect(link.ourHeartbeat == nil)
    #expect(link.limits.mostBits == 2_000)
    #expect(link.limits.hasFunction23)
  }

  @Test("a bare coupler that does not say how long it may go on is refused")
  func noTime() throws {
    let told = try problems(coupler("    device: wago-750\n"))
    #expect(told.count == 1)
    #expect(told[0].contains("missing key 'released_after'"))
  }

  @Test("a profile that does not exist is told with those that do, and the nearest")
  func unknownProfile() throws {
    let told = try problems([(heartbeat, "    device: wago-570\n" + heartbeat)])
    #expect(told.count == 1)
    #expect(told[0].contains("no device profile is called 'wago-570'"))
    #expect(told[0].contains("beckhoff-bk"))
    #expect(told[0].contains("wago-750"))
  }

  @Test(
    "a device whose watchdog nobody can read is refused as required, and taken when somebody answers for it")
  func byHand() throws {
    let required = try problems(
      coupler("    device: moxa-iologik\n    watchdog: required\n    released_after: 2 s\n") + [wide])
    #expect(required.count == 1)
    #expect(required[0].contains("cannot be read back"))
    let link = try link(
      coupler("    device: moxa-iologik\n    watchdog: by_hand\n    released_after: 2 s\n") + [wide])
    #expect(link.guarding.demand == .byHand)
    #expect(link.guarding.watchdog == nil)
    let silent = try problems(coupler("    device: moxa-iologik\n"))
    #expect(silent.count == 1)
    #expect(silent[0].contains("missing key 'heartbeat.ours'"))
    let readable = try problems(
      coupler("    device: turck\n    watchdog: by_hand\n    released_after: 150 ms\n"))
    #expect(readable.count == 1)
    #expect(readable[0].contains("by_hand is for devices whose watchdog cannot be read back"))
  }

  @Test("no heartbeat and no watchdog: nobody would let the diverters go, so the line is refused")
  func nobody() throws {
    let told = try problems(coupler("    device: turck\n    watchdog: none\n"))
    #expect(told.count == 1)
    #expect(told[0].contains("missing key 'heartbeat.ours'"))
  }

  @Test("generic-watchdog needs the register from the manual, and only it takes one")
  func stated() throws {
    let missing = try problems(coupler("    device: generic-watchdog\n    released_after: 150 ms\n"))
    #expect(missing.count == 1)
    #expect(missing[0].contains("missing key 'watchdog_time'"))
    let time = "    watchdog_time: { holding_register: 1280, unit: 10 ms }\n"
    let link = try link(coupler("    device: generic-watchdog\n    released_after: 150 ms\n" + time))
    #expect(link.guarding.watchdog?.time == 1_280)
    #expect(link.guarding.watchdog?.unit == .milliseconds(10))
    let elsewhere = try problems(coupler("    device: turck\n    released_after: 150 ms\n" + time))
    #expect(elsewhere.count == 1)
    #expect(elsewhere[0].contains("only with device: generic-watchdog"))
  }

  @Test(
    "a time the watchdog cannot have, one that two lost polls would use up, and one said twice are refused")
  func times() throws {
    let coarse = try problems(coupler("    device: wago-750\n    released_after: 60 ms\n"))
    #expect(coarse.count == 1)
    #expect(coarse[0].contains("counts in steps of 100 ms"))
    let short = try problems(coupler("    device: turck\n    released_after: 20 ms\n"))
    #expect(short.count == 1)
    #expect(short[0].contains("would trip when two polls"))
    let twice = try problems([(heartbeat, "    device: turck\n    released_after: 150 ms\n" + heartbeat)])
    #expect(twice.count == 1)
    #expect(twice[0].contains("stands in 'heartbeat.ours' already"))
  }

  @Test("an output that is safe when on contradicts a watchdog that switches everything off")
  func safeOn() throws {
    let on = ("diverter: { coil: 1, safe: off }", "diverter: { coil: 1, safe: on }")
    #expect(try problems([on]).isEmpty)
    let told = try problems(coupler("    device: turck\n    released_after: 150 ms\n") + [on])
    #expect(told.count == 1)
    #expect(told[0].contains("switches every output off"))
  }

  @Test("outputs that are read back stand where the device reads outputs")
  func readBack() throws {
    let keys = "    device: wago-750\n    released_after: 150 ms\n    read_back: true\n"
    let told = try problems(coupler(keys))
    #expect(told.count == 4)
    #expect(told.allSatisfy { $0.contains("reads outputs back from address 512 on") })
    let moved = (0..<4).map { ("coil: \($0),", "coil: \(512 + $0),") }
    let link = try link(coupler(keys) + moved)
    #expect(link.guarding.readsBack)
    #expect(link.coils.map(\.place) == (512..<516).map { .coil($0) })
  }

  @Test("a diverter can be a bit of a holding register; coils come first in rank")
  func bits() throws {
    let bit = ("diverter: { coil: 0, safe: off }", "diverter: { holding_register: 2048, bit: 3, safe: off }")
    let declared = (heartbeat, "    output_registers: [2048]\n" + heartbeat)
    let line = try LineDescription.parse(text: line([bit, declared]), file: "line.yaml")
    #expect(line.links[0].coils.map(\.place) == [.coil(1), .coil(2), .coil(3), .bit(3, ofRegister: 2_048)])
    let lane = try #require(line.lane(number: 1))
    #expect(line.corePlan.lanes[lane.int].coil == 3)
  }

  @Test("bits that drive nothing must be declared, since the register is written whole")
  func spareBits() throws {
    let bit = ("diverter: { coil: 0, safe: off }", "diverter: { holding_register: 2048, bit: 3, safe: off }")
    let told = try problems([bit])
    #expect(told.count == 1)
    #expect(told[0].contains("its bits 0 to 2, 4 to 15 drive no diverter"))
    #expect(told[0].contains("output_registers: [2048]"))
    let unused = try problems([(heartbeat, "    output_registers: [2048]\n" + heartbeat)])
    #expect(unused.count == 1)
    #expect(unused[0].contains("no diverter is a bit of holding register 2048"))
  }

  @Test("a register of outputs is nobody else's: not our heartbeat's, not the watchdog's, not an input's")
  func others() throws {
    func at(_ register: Int) -> [(String, String)] {
      [
        (
          "diverter: { coil: 0, safe: off }", "diverter: { holding_register: \(register), bit: 3, safe: off }"
        ),
        (heartbeat, "    output_registers: [\(register)]\n" + heartbeat),
      ]
    }
    let beat = try problems(at(0))
    #expect(beat.count == 1)
    #expect(beat[0].contains("is our heartbeat's"))
    let dog = try problems([(heartbeat, "    device: turck\n" + heartbeat)] + at(0x1120))
    #expect(dog.count == 1)
    #expect(dog[0].contains("belongs to the watchdog"))
    let input = ("confirm: { input: 10 }", "confirm: { holding_register: 2048, bit: 9 }")
    let read = try problems(at(2_048) + [input])
    #expect(read.count == 1)
    #expect(read[0].contains("says only what was ordered"))
  }

  @Test("the same bit twice, a bit of a coil, and both kinds at once are refused")
  func slips() throws {
    let whole = (heartbeat, "    output_registers: [2048]\n" + heartbeat)
    let same = (0..<2).map {
      ("diverter: { coil: \($0), safe: off }", "diverter: { holding_register: 2048, bit: 3, safe: off }")
    }
    let twice = try problems(same + [whole])
    #expect(twice.count == 1)
    #expect(twice[0].contains("bit 3 of holding register 2048 of plc already drives"))
    let bit = try problems([("{ coil: 0, safe: off }", "{ coil: 0, bit: 3, safe: off }")])
    #expect(bit.count == 1)
    #expect(bit[0].contains("a coil is a bit by itself"))
    let both = try problems([
      ("{ coil: 0, safe: off }", "{ coil: 0, holding_register: 2048, bit: 3, safe: off }")
    ])
    #expect(both.count == 1)
    #expect(both[0].contains("contradict each other"))
  }

  @Test("what is written all the time is not the watchdog itself")
  func overwritten() throws {
    let told = try problems([
      (heartbeat, "    device: turck\n" + heartbeat),
      ("holding_register: 0, every", "holding_register: 4384, every"),
    ])
    #expect(told.count == 1)
    #expect(told[0].contains("belongs to the watchdog of 'turck'; our heartbeat there"))
  }
}
