/// The whole line at one moment.
public struct LineState: Codable, Hashable, Sendable {
  public var line: String
  public var at: WireTime
  /// Since the daemon started. **Units**: milliseconds.
  public var uptimeMs: Int
  /// Turns of the core since the start.
  public var cycle: Int64
  public var planVersion: String
  /// Nil while the line is driven.
  public var hold: HoldView?
  public var belt: BeltView
  public var tracking: TrackingView = TrackingView()
  public var links: [LinkView] = []
  public var scanners: [ScannerView] = []
  public var eyes: [EyeView] = []
  /// In the order they stand along the belt.
  public var lanes: [LaneView] = []
  public var parcels: [ParcelView] = []
  public var alarms: [LineAlarm] = []
  /// Parcels inducted since the start.
  public var inducted: Int = 0
  /// Ends recorded since the start, by reason; reasons that never happened are left out.
  public var ends: [ReasonCount] = []

  public init(
    line: String, at: WireTime, uptimeMs: Int, cycle: Int64, planVersion: String, hold: HoldView? = nil,
    belt: BeltView, tracking: TrackingView = TrackingView(), links: [LinkView] = [],
    scanners: [ScannerView] = [], eyes: [EyeView] = [], lanes: [LaneView] = [], parcels: [ParcelView] = [],
    alarms: [LineAlarm] = [], inducted: Int = 0,
    ends: [ReasonCount] = []
  ) {
    self.line = line
    self.at = at
    self.uptimeMs = uptimeMs
    self.cycle = cycle
    self.planVersion = planVersion
    self.hold = hold
    self.belt = belt
    self.tracking = tracking
    self.links = links
    self.scanners = scanners
    self.eyes = eyes
    self.lanes = lanes
    self.parcels = parcels
    self.alarms = alarms
    self.inducted = inducted
    self.ends = ends
  }
}
