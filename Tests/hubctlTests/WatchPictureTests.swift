import HubProtocol
import HubUnits
import Testing

@testable import hubctl

@Suite("The live picture")
struct WatchPictureTests {
  private func rows(
    _ state: LineState, _ width: Int = 100, _ height: Int = 32, ends: [RecordedEnd] = [],
    notice: String? = nil,
    look: TerminalLook = .plain
  ) -> [String] {
    WatchPicture(state: state, ends: ends, notice: notice).rows(
      TerminalSize(width: width, height: height), look)
  }

  @Test(
    "it fits every terminal, from far too small to large",
    arguments: [(1, 1), (40, 10), (80, 24), (100, 32), (132, 50), (300, 100)])
  func fits(width: Int, height: Int) {
    for lanes in [1, 28, 64] {
      let picture = rows(SampleLine.state(lanes: lanes), width, height)
      #expect(picture.count == height)
      #expect(picture.allSatisfy { Canvas.columns(of: $0) <= width })
    }
  }

  @Test("80 by 24 shows every lane of a line with 28, its devices and its reasons")
  func smallestIsEnough() {
    let text = rows(SampleLine.state(), 80, 24).joined(separator: "\n")
    for number in 1...28 { #expect(text.contains("\(number) Lane called")) }
    #expect(text.contains("hand-1"))
    #expect(text.contains("tunnel not plugged in"))
    #expect(text.contains("plc1 0.4 ms"))
    #expect(text.contains("noRead 2"))
    #expect(text.contains("RUNNING"))
  }

  @Test("a parcel stands where it is on the belt: begin, middle, end")
  func parcelsStand() throws {
    // Row 3 is the belt: title, labels, eyes, belt.
    let belt = Array(rows(SampleLine.state(), 103, 32)[3])
    // 60 m on 100 columns after one that stays free.
    #expect(belt[1] == "▓")
    #expect(belt[1 + 50] == "▓")
    #expect(belt[1 + 100] == "▓")
    #expect(belt.count { $0 == "▓" } <= 5)
  }

  @Test("a parcel whose lane is final is solid")
  func committedIsSolid() {
    var state = SampleLine.state()
    state.parcels = [ParcelView(serial: 1, positionMm: 30_000, lengthMm: 400, lane: 3, committed: true)]
    #expect(rows(state)[3].contains("█"))
  }

  @Test("a blocked eye is filled, above its place")
  func eyes() {
    let picture = rows(SampleLine.state())
    #expect(picture[1].hasPrefix(" station-1"))
    #expect(picture[2].count { $0 == "▼" } == 1)
    #expect(picture[2].count { $0 == "▽" } == 1)
  }

  @Test("the belt's dashes travel with it, and stand when it stands")
  func beltMoves() {
    var state = SampleLine.state()
    state.parcels = []
    let first = rows(state)[3]
    #expect(rows(state)[3] == first)
    state.belt.positionMm = .good(150_000 + 1_300)
    #expect(rows(state)[3] != first)
  }

  @Test("a lane's trouble is a word")
  func laneWords() {
    var state = SampleLine.state()
    state.lanes[0].state = .full
    state.lanes[1].state = .jam
    state.lanes[2].state = .disabled
    state.lanes[3].state = .outOfService
    let text = rows(state).joined(separator: "\n")
    for word in ["FULL", "JAM", "closed", "BROKEN"] { #expect(text.contains(word)) }
  }

  @Test("where lanes do not fit, those with trouble are shown and the others counted")
  func tooManyLanes() {
    var state = SampleLine.state(lanes: 64)
    state.lanes[63].state = .jam
    let text = rows(state, 80, 24).joined(separator: "\n")
    #expect(text.contains("JAM"))
    #expect(text.contains("lanes"))
  }

  @Test("a PLC that is not alive says of how many edges in which time, where the file asks for several")
  func heartbeat() {
    var state = SampleLine.state()
    state.links[0].condition = .stale(.heartbeatLost, ageMs: 4)
    for rule in [nil, HeartbeatRule(edges: 1, withinUs: 300_000)] {
      state.links[0].heartbeat = rule
      #expect(rows(state).contains { $0.contains("✗ plc1 PLC's heartbeat stands") })
    }
    state.links[0].heartbeat = HeartbeatRule(edges: 2, withinUs: 300_000)
    #expect(rows(state).contains { $0.contains("✗ plc1 PLC's heartbeat: under 2 edges in 300 ms") })
  }

  @Test("a hold takes the title, an alarm its row, a lost daemon everything")
  func titles() {
    var state = SampleLine.state()
    state.alarms = [
      LineAlarm(subject: "link plc1", severity: .critical, text: "wiring: cut", since: SampleLine.at)
    ]
    #expect(rows(state).contains { $0.contains("link plc1: wiring: cut") })
    #expect(rows(state)[0].contains("ALARM"))
    // Alarms have their rows even where there are lanes for the whole terminal.
    #expect(rows(state, 80, 24).contains { $0.contains("link plc1: wiring: cut") })
    state.hold = HoldView(cause: .journalDown)
    #expect(rows(state)[0].contains("HELD"))
    #expect(rows(state, notice: "the daemon does not answer")[0].contains("does not answer"))
  }

  private static let cut = LineAlarm(
    subject: "link plc1", severity: .critical,
    text:
      "wiring: no fresh image for 12 s; check cable, switch and the coupler's power, then look at its lamps",
    since: SampleLine.at)

  @Test("a belt that nobody sees moving is not said to run, and has no speed")
  func unknownBelt() {
    var state = SampleLine.state()
    state.alarms = [Self.cut]
    state.belt.motion = .unknown
    state.belt.speedMmS = .stale(2_500, ageMs: 12_000)
    let title = rows(state)[0]
    #expect(title.contains("BELT UNKNOWN, ALARM  speed ?"))
    #expect(!title.contains("RUNNING"))
    #expect(!title.contains("m/s"))
    #expect(!StatusText(state: state).summary.contains("m/s"))
    state.belt.motion = .standing
    state.belt.speedMmS = .good(0)
    #expect(rows(state)[0].contains("BELT STANDS, ALARM  0.00 m/s"))
    state.belt.motion = .moving
    state.belt.speedMmS = .stale(2_500, ageMs: 12_000)
    #expect(rows(state)[0].contains("RUNNING, ALARM  speed ?"))
    #expect(StatusText(state: state).summary.contains("running, speed ?"))
  }

  @Test("80 by 24 keeps the speed's unit and the counts, and says where a cut alarm is told in full")
  func narrowTitle() {
    var state = SampleLine.state()
    state.alarms = [Self.cut]
    state.inducted = 123_456
    state.ends = [ReasonCount(reason: Word(.sorted), count: 120_000)]
    let picture = rows(state, 80, 24)
    #expect(picture[0].contains("RUNNING, ALARM  2.50 m/s  "))
    #expect(picture[0].contains("sorted 120000"))
    #expect(!picture[0].contains("03:04:05"))
    #expect(
      picture.contains { $0.contains("link plc1: wiring: no fresh") && $0.hasSuffix("… hubctl status") })
    for cause in HoldView.Cause.allCases {
      state.hold = HoldView(cause: cause)
      let title = rows(state, 80, 24)[0]
      #expect(title.hasSuffix("…") || title.contains(cause.sentence))
    }
  }

  @Test("a window that is far too small asks for a larger one", arguments: [(69, 40), (200, 19)])
  func tooSmall(width: Int, height: Int) {
    let picture = rows(SampleLine.state(), width, height)
    #expect(picture[0] == "make the window 80x24")
    #expect(picture.dropFirst().allSatisfy { $0.isEmpty })
  }

  @Test("what ended last is told with its reason")
  func ends() {
    let end = RecordedEnd(
      sequence: 9, at: SampleLine.at, serial: 7, code: "JD014600003SE", reason: Word(.customsHold), lane: 27)
    let text = rows(SampleLine.state(), ends: [end]).joined(separator: "\n")
    #expect(text.contains("03:04:05  #7  JD014600003SE"))
    #expect(text.contains("→ lane 27  customsHold  customs holds it"))
  }

  @Test("an ASCII terminal gets ASCII, as wide as the other")
  func asciiOnly() {
    var state = SampleLine.state()
    state.lanes[0].name = "BE Liège 列日"
    let plain = rows(state)
    let ascii = rows(state, look: TerminalLook(colours: false, asciiOnly: true))
    #expect(ascii.allSatisfy { $0.allSatisfy(\.isASCII) })
    #expect(plain.map(Canvas.columns(of:)) == ascii.map(Canvas.columns(of:)))
  }

  @Test("colours add nothing but colours")
  func colours() {
    let coloured = rows(SampleLine.state(), look: TerminalLook(colours: true, asciiOnly: false))
    let stripped = coloured.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
    func trimmed(_ rows: [String]) -> [String] {
      rows.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    }
    #expect(trimmed(stripped) == rows(SampleLine.state()))
  }

  @Test("an empty line, without belt, lanes or devices, is no reason to stop")
  func emptyLine() {
    let state = LineState(
      line: "x", at: SampleLine.at, uptimeMs: 0, cycle: 0, planVersion: "p",
      belt: BeltView(lengthMm: 0, motion: .unknown, speedMmS: .unknown, positionMm: .unknown))
    #expect(rows(state).count == 32)
  }
}
