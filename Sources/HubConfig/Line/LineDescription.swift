public import HubCore
public import HubUnits

/// One line, read from its file, checked and proved: everything the daemon must know to run it.
///
/// The only way to get one is `load(path:)` or `parse(text:file:)`, so whoever holds one holds a line that can
/// work: no unknown key, no missing unit, no double coil, and a geometry proof without a failing lane.
///
/// **Thread**: a value; `corePlan` lives on the heap and is shared.
public struct LineDescription: Sendable {
  /// The file it came from, as it was named.
  public let file: String
  /// `line:` — the name of the line, also in its default paths.
  public let name: String
  public let realtime: RealtimePolicy
  /// By `LinkIndex`.
  public let links: [LinkDescription]
  /// By `ScannerIndex`.
  public let scanners: [ScannerDescription]
  /// `terminals:` — where cards are scanned.
  public let terminals: [TerminalDescription]
  /// Which number of a label is the parcel's key: `codes`.
  public let keyRules: KeyRules
  /// By `InductionIndex`: `station-1`.
  public let inductionNames: [String]
  /// By `EyeIndex`: the induction's name, the tracking eye's name, `lane 25 confirm`, `lane 25 full`, `lane 25 half-full`,
  /// `lane 25 diverter`.
  public let eyeNames: [String]
  /// By `LaneIndex`: `BE Liège 1`. The number on the lane is `corePlan.lanes[i].number`.
  public let laneNames: [String]
  /// By index into `corePlan.groups`.
  public let groupNames: [String]
  /// By index into `corePlan.rules`.
  public let ruleNames: [String]
  /// `plan.version`, for stories and events.
  public let planVersion: String
  /// The longest the manifest may take to answer; part of the geometry proof.
  public let lookup: Nanoseconds
  /// `socket:`, or `/run/hubd/NAME.sock`.
  public let socketPath: String
  /// `journal:`, or `/var/lib/hubd/NAME`; a directory.
  public let journalDirectory: String
  /// Per lane, why a parcel can be decided in time.
  public let geometry: GeometryProof
  private let tables: CoreTables

  /// The line as the core's tables.
  ///
  /// **Shape**: about 120 KB; copy it onto the heap, not through small stacks.
  public var corePlan: CorePlan { tables.plan }

  /// The index of the lane with the number the operator reads on it.
  public func lane(number: UInt16) -> LaneIndex? {
    let lanes = tables.plan.lanes
    for i in lanes.indices where lanes[i].number == number { return LaneIndex(i) }
    return nil
  }

  init(
    file: String, name: String, realtime: RealtimePolicy, links: [LinkDescription],
    scanners: [ScannerDescription], terminals: [TerminalDescription], keyRules: KeyRules,
    inductionNames: [String], eyeNames: [String], laneNames: [String],
    groupNames: [String], ruleNames: [String], planVersion: String, lookup: Nanoseconds, socketPath: String,
    journalDirectory: String, geometry: GeometryProof, tables: CoreTables
  ) {
    self.file = file
    self.name = name
    self.realtime = realtime
    self.links = links
    self.scanners = scanners
    self.terminals = terminals
    self.keyRules = keyRules
    self.inductionNames = inductionNames
    self.eyeNames = eyeNames
    self.laneNames = laneNames
    self.groupNames = groupNames
    self.ruleNames = ruleNames
    self.planVersion = planVersion
    self.lookup = lookup
    self.socketPath = socketPath
    self.journalDirectory = journalDirectory
    self.geometry = geometry
    self.tables = tables
  }
}

extension LineDescription {
  /// Reads and checks the file.
  ///
  /// **Errors**: every problem of the file at once.
  public static func load(path: String) throws(ConfigRefusal) -> LineDescription {
    try ConfigReport(path: path).lineDescription()
  }

  /// Checks a text; `file` is the name its problems are reported under.
  ///
  /// **Errors**: every problem of the text at once.
  public static func parse(text: String, file: String) throws(ConfigRefusal) -> LineDescription {
    try ConfigReport(text: text, file: file).lineDescription()
  }
}
