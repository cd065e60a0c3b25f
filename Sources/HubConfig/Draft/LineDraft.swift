import HubCore
import HubUnits

/// A whole line as it was written: every value with its place, nothing checked against anything else.
struct LineDraft {
  static let keys = [
    "hubd", "line", "realtime", "cycle", "socket", "journal", "links", "belt", "parcels", "scanners",
    "inductions", "fixed_scanners", "terminals", "tracking", "sections", "codes", "lookup", "warm_start",
    "lane_defaults",
    "lanes", "plan",
  ]
  /// The version of the format this program reads.
  static let format = 1

  let name: Located<String>
  let realtime: Located<RealtimePolicy>
  let cycle: Located<Nanoseconds>
  let socket: Located<String>?
  let journal: Located<String>?
  let links: [LinkDraft]
  let belt: BeltDraft
  let parcels: ParcelsDraft
  let scanners: [ScannerDraft]
  let inductions: [InductionDraft]
  let fixedScanners: [FixedScannerDraft]
  let terminals: [TerminalDraft]
  let trackingWindow: Located<Distance>
  let trackingEyes: [TrackingEyeDraft]
  let trackingPlace: Place
  let sections: [SectionDraft]
  let codeRules: [CodeRuleDraft]
  let lookup: Located<Nanoseconds>
  let warmStart: Located<WarmStart>
  let lanes: [LaneDraft]
  let planVersion: Located<String>
  let groups: [GroupDraft]
  let rules: [RuleDraft]
  /// Whether each list was there and was a list, so that its absence may be concluded from.
  let hasLanes: Bool

  init(_ root: ConfigNode, problems: ProblemCollector) {
    let top = MappingReader(
      root, at: Place(line: root.line, column: root.column, path: ""), keys: Self.keys,
      problems: problems)
    _ = top.value("hubd", .number(oneOf: [Self.format]))
    name = top.value("line", .plainName)
    realtime = top.value("realtime", .word(fallback: .preferred), default: .preferred)
    // Source: DESIGN §2, 1 ms by default; a quarter of it is what a busy PC still keeps, 10 ms is 25 mm of belt.
    cycle = top.value("cycle", .time(.microseconds(250)...(.milliseconds(10))), default: .milliseconds(1))
    // Source: unix(7), sun_path holds 108 bytes with its final zero.
    socket = top.optional("socket", .absolutePath(mostBytes: 107))
    // Source: PATH_MAX of Linux is 4,096 with the final zero; the journal adds its file names.
    journal = top.optional("journal", .absolutePath(mostBytes: 3_800))
    lookup = top.value("lookup", .time(.milliseconds(1)...(.seconds(10))))
    warmStart = top.value("warm_start", .listed(fallback: .flush), default: .flush)

    let reading = LineReading(top: top, problems: problems)
    links = reading.links()
    scanners = reading.scanners()
    let linkNames = links.map(\.name.value)
    let scannerNames = scanners.map(\.name.value)
    belt = BeltDraft(top.mapping("belt", keys: BeltDraft.keys), links: linkNames)
    parcels = ParcelsDraft(top.mapping("parcels", keys: ParcelsDraft.keys))
    inductions = reading.items("inductions", keys: InductionDraft.keys, isRequired: true).map {
      InductionDraft($0, links: linkNames, scanners: scannerNames)
    }
    fixedScanners = reading.items("fixed_scanners", keys: FixedScannerDraft.keys, isRequired: false).map {
      FixedScannerDraft($0, scanners: scannerNames)
    }
    let tracking = top.mapping("tracking", keys: ["window", "eyes"])
    trackingPlace = tracking.place
    trackingWindow = tracking.value("window", .length(.millimetres(5)...(.metres(2))))
    trackingEyes = reading.items(of: tracking, "eyes", keys: TrackingEyeDraft.keys, isRequired: true).map {
      TrackingEyeDraft($0, links: linkNames)
    }
    sections = reading.items("sections", keys: SectionDraft.keys, isRequired: false).map(SectionDraft.init)
    codeRules = reading.items("codes", keys: CodeRuleDraft.keys, isRequired: false).map(CodeRuleDraft.init)
    let lanes = reading.lanes(links: linkNames)
    self.lanes = lanes
    hasLanes = !lanes.isEmpty
    terminals = reading.items("terminals", keys: TerminalDraft.keys, isRequired: false).map { reader in
      TerminalDraft(reader, scanners: scannerNames) { reading.lane($0, of: reader, lanes: lanes) }
    }
    let plan = top.mapping("plan", keys: ["version", "groups", "rules"])
    planVersion = plan.value("version", .text(atMost: 32))
    groups = reading.groups(of: plan, lanes: lanes)
    let groupNames = groups.map(\.name.value)
    rules = reading.items(of: plan, "rules", keys: RuleDraft.keys, isRequired: true).map {
      RuleDraft($0, groups: groupNames)
    }
  }

  /// The speed every sum is made for: nominal and 5 %. **Source**: drives hold ±5 % (FIELD D3).
  var highestSpeed: Located<BeltSpeed> {
    belt.speed.map { BeltSpeed(micrometresPerSecond: $0.micrometresPerSecond + $0.micrometresPerSecond / 20) }
  }

  /// Nominal less 5 %: for what must be long enough. **Source**: as above.
  var lowestSpeed: Located<BeltSpeed> {
    belt.speed.map { BeltSpeed(micrometresPerSecond: $0.micrometresPerSecond - $0.micrometresPerSecond / 20) }
  }

  /// Every eye and every switch, in the order of the core's table: inductions, tracking, then lane by lane.
  var eyes: [EyeDraft] { wayEyes + lanes.flatMap(\.eyes) }

  /// The eyes that see parcels pass.
  var photoEyes: [EyeDraft] { wayEyes + lanes.flatMap(\.photoEyes) }

  private var wayEyes: [EyeDraft] { inductions.map(\.eye) + trackingEyes.map(\.eye) }

  /// Every input that is read: the eyes' and the drive's.
  var inputs: [(link: Located<Int>, point: Located<InputPoint>)] {
    eyes.map { ($0.link, $0.point) } + (belt.drive.map { [($0.link, $0.point)] } ?? [])
  }
}
