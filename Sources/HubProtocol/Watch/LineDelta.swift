/// What changed on the line since the frame before.
///
/// Elements of lists are replaced whole, found by their name, number or serial; nil or absent means unchanged.
public struct LineDelta: Codable, Hashable, Sendable {
  public var at: WireTime
  public var uptimeMs: Int
  public var cycle: Int64
  /// The plan's version, when it changed.
  public var planVersion: String?
  /// Set when the hold began, ended or changed its cause.
  public var holdChanged: Bool = false
  /// The hold, when `holdChanged`; nil then means that it ended.
  public var hold: HoldView?
  public var belt: BeltView?
  public var tracking: TrackingView?
  public var links: [LinkView] = []
  public var scanners: [ScannerView] = []
  public var eyes: [EyeView] = []
  public var lanes: [LaneView] = []
  public var parcels: [ParcelView] = []
  /// Serials of the parcels that are no longer on the belt.
  public var gone: [Int64] = []
  /// All alarms, when one came, changed or went.
  public var alarms: [LineAlarm]?
  public var inducted: Int?
  /// Counts that changed.
  public var ends: [ReasonCount] = []
  /// Ends recorded since the frame before.
  public var recorded: [RecordedEnd] = []

  public init(
    at: WireTime, uptimeMs: Int, cycle: Int64, planVersion: String? = nil, holdChanged: Bool = false,
    hold: HoldView? = nil, belt: BeltView? = nil, tracking: TrackingView? = nil, links: [LinkView] = [],
    scanners: [ScannerView] = [], eyes: [EyeView] = [], lanes: [LaneView] = [],
    parcels: [ParcelView] = [], gone: [Int64] = [], alarms: [LineAlarm]? = nil, inducted: Int? = nil,
    ends: [ReasonCount] = [], recorded: [RecordedEnd] = []
  ) {
    self.at = at
    self.uptimeMs = uptimeMs
    self.cycle = cycle
    self.planVersion = planVersion
    self.holdChanged = holdChanged
    self.hold = hold
    self.belt = belt
    self.tracking = tracking
    self.links = links
    self.scanners = scanners
    self.eyes = eyes
    self.lanes = lanes
    self.parcels = parcels
    self.gone = gone
    self.alarms = alarms
    self.inducted = inducted
    self.ends = ends
    self.recorded = recorded
  }
}

extension LineDelta {
  /// Nothing changed but time.
  public var isEmpty: Bool {
    self == LineDelta(at: at, uptimeMs: uptimeMs, cycle: cycle)
  }
}
