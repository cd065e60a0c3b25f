import HubConfig
import HubUnits
import Testing

@Suite("The geometry proof")
struct GeometryProofTests {
  @Test("of Liège's first lane is this sum, made by hand")
  func liege() throws {
    let proof = try LineDescription.load(path: ExampleFile.path("liege.yaml")).geometry
    #expect(proof.isProved)
    // 2.5 m/s and 5 %.
    #expect(proof.speed.micrometresPerSecond == 2_625_000)
    // 28 lanes; the exception lane has no diverter and nothing to decide.
    #expect(proof.rows.count == 27)
    let row = try #require(proof.rows.first)
    #expect(row.laneNumber == 25)
    #expect(row.from == "tunnel")
    // Diverter at 10 m; actuator 60 ms = 157.5 mm, then 25 + 10 + 1 ms = 94.5 mm.
    #expect(row.lastDecision.micrometres == 10_000_000 - 157_500 - 94_500)
    #expect(row.available.micrometres == 9_748_000 - 6_000_000)
    // Longest parcel, window, delay 30 ms, two packets 2 ms apart, poll 5 ms, lookup 150 ms, two cycles, tracking
    // window.
    let needed: Int64 = 1_200_000 + 60_000 + 78_750 + 5_250 + 13_125 + 393_750 + 5_250 + 120_000
    #expect(row.needed.micrometres == needed)
    #expect(row.spare.micrometres == 3_748_000 - needed)
  }

  @Test("of a handheld station counts from its eye: scan, then place")
  func station() throws {
    let proof = try LineDescription.load(path: ExampleFile.path("small.yaml")).geometry
    let row = try #require(proof.rows.first)
    #expect(row.from == "station")
    // Diverter at 4 m, 1.05 m/s: actuator 100 ms, horizon 25, write 10, cycle 1.
    #expect(row.lastDecision.micrometres == 4_000_000 - 142_800)
    // Debounce 8 ms, poll 10 ms, lookup 150 ms, two cycles, tracking window.
    #expect(row.needed.micrometres == 8_400 + 10_500 + 157_500 + 2_100 + 100_000)
  }

  @Test("refuses a lane one millimetre too close, and takes the next")
  func edge() throws {
    // 500 + 278.5 + 142.8 = 921.3 mm; the eye between station and lane stands at 700 mm.
    func problems(at position: String) throws -> [ConfigProblem] {
      let text = try ExampleFile.text(
        "small.yaml", replacing: ["at: 4 m,": "at: \(position),", "at: 2 m, link": "at: 700 mm, link"])
      return ConfigReport(text: text, file: "line.yaml").problems
    }
    #expect(try problems(at: "922 mm").isEmpty)
    let refused = try problems(at: "921 mm")
    #expect(refused.count == 1)
    #expect(refused.first?.path == "lanes[0].at")
  }

  @Test(
    "of a tunnel counts how long its mode needs to send the longest label",
    arguments: [
      // 2.625 m/s. 64 characters, four reports of 8 ms each: 2,048 ms.
      ("keyboard", "enter", Int64(5_376_000)),
      // And 100 ms of silence where nothing ends a label.
      ("keyboard", "silence", 5_638_500), ("cdc", "silence", 267_750), ("cdc", "cr", 5_250),
      ("hid-pos", "cr", 26_250),
    ])
  func labelTime(mode: String, terminator: String, expected: Int64) throws {
    let text = try ExampleFile.text(
      "liege.yaml",
      replacing: [
        "mode: cdc\n    usb: { vendor: 0x1eab, product: 0x1d06 }\n    terminator: cr":
          "mode: \(mode)\n    usb: { vendor: 0x1eab, product: 0x1d06 }\n    terminator: \(terminator)"
      ])
    let report = ConfigReport(text: text, file: "line.yaml")
    let row = try #require(report.geometry?.rows.first)
    let others: Int64 = 1_200_000 + 60_000 + 78_750 + 13_125 + 393_750 + 5_250 + 120_000
    #expect(row.needed.micrometres == others + expected)
    // Lane 25 stands 3,748 mm of belt behind the tunnel: a keyboard is refused there.
    #expect(row.isInTime == (mode != "keyboard"))
  }

  @Test(
    "of a tunnel on a serial port counts the line's speed",
    arguments: [
      // 64 bytes and the terminator, 11 bits each: 715 bits. At 9,600 baud 74.479 ms, at 115,200 6.206 ms.
      ("9600", Int64(195_507)), ("115200", 16_290),
    ])
  func serialLine(speed: String, expected: Int64) throws {
    let text = try ExampleFile.text(
      "liege.yaml",
      replacing: [
        "mode: cdc\n    usb: { vendor: 0x1eab, product: 0x1d06 }":
          "mode: serial\n    tty: { device: /dev/ttyS0, speed: \(speed) }"
      ])
    let row = try #require(ConfigReport(text: text, file: "line.yaml").geometry?.rows.first)
    let others: Int64 = 1_200_000 + 60_000 + 78_750 + 13_125 + 393_750 + 5_250 + 120_000
    #expect(row.needed.micrometres == others + expected)
  }

  @Test("counts a lane before a scanner as too close: the latest scan point decides")
  func laneBeforeScanner() throws {
    let text = try ExampleFile.text("liege.yaml", replacing: ["at: 6 m  ": "at: 11 m  "])
    let report = ConfigReport(text: text, file: "line.yaml")
    // Lane 25 at 10 m lies before the tunnel, lane 1 at 12 m too close behind it.
    #expect(report.geometry?.rows.filter { !$0.isProved }.map(\.laneNumber) == [25, 1])
    #expect(report.problems.filter { $0.message.contains("too close behind 'tunnel'") }.count == 2)
  }

  @Test("is told as a table with each sum written out")
  func table() {
    let text = ConfigReport(path: ExampleFile.path("bad/lane-too-close.yaml")).text
    #expect(text.contains("Geometry proof at 1.05 m/s"))
    #expect(text.split(separator: "\n").contains { $0.contains("Belgium") && $0.hasSuffix("TOO CLOSE") })
    #expect(text.split(separator: "\n").contains { $0.contains("Elsewhere") && $0.hasSuffix("ok") })
    #expect(text.contains("lookup (150 ms) 158"))
    #expect(text.hasSuffix("Mend what is named above and check again."))
  }
}
