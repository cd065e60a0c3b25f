/// What the daemon knows of its own health: facts, from which `HealthCheck`s are made.
public struct LineHealth: Codable, Hashable, Sendable {
  public struct Configuration: Codable, Hashable, Sendable {
    public var path: String
    public var planVersion: String
    /// The file on disk is no longer the one the daemon runs with.
    public var changedOnDisk: Bool = false
    public var warnings: [String] = []

    public init(path: String, planVersion: String, changedOnDisk: Bool = false, warnings: [String] = []) {
      self.path = path
      self.planVersion = planVersion
      self.changedOnDisk = changedOnDisk
      self.warnings = warnings
    }
  }

  public struct Clock: Codable, Hashable, Sendable {
    /// The kernel says that something keeps its clock right; nil when it does not say.
    public var synchronised: Bool?
    public var now: WireTime
    /// The kernel's estimate of the clock's error. **Units**: microseconds.
    public var errorUs: Int?

    public init(synchronised: Bool? = nil, now: WireTime, errorUs: Int? = nil) {
      self.synchronised = synchronised
      self.now = now
      self.errorUs = errorUs
    }
  }

  public struct Clients: Codable, Hashable, Sendable {
    public var connected: Int = 0
    /// Clients dropped since the start because they did not read.
    public var dropped: Int = 0

    public init(connected: Int = 0, dropped: Int = 0) {
      self.connected = connected
      self.dropped = dropped
    }
  }

  public var line: String
  public var version: String
  public var uptimeMs: Int
  public var hold: HoldView?
  public var configuration: Configuration
  public var realtime: RealtimeHealth
  public var journal: JournalHealth
  /// Nil when the line is not recorded.
  public var recording: RecordingHealth?
  public var clock: Clock
  public var clients: Clients
  public var belt: BeltView
  public var tracking: TrackingView = TrackingView()
  public var links: [LinkView] = []
  public var scanners: [ScannerView] = []
  public var eyes: [EyeView] = []
  public var lanes: [LaneView] = []

  public init(
    line: String, version: String, uptimeMs: Int, hold: HoldView? = nil, configuration: Configuration,
    realtime: RealtimeHealth, journal: JournalHealth, recording: RecordingHealth? = nil, clock: Clock,
    clients: Clients, belt: BeltView,
    tracking: TrackingView = TrackingView(),
    links: [LinkView] = [], scanners: [ScannerView] = [], eyes: [EyeView] = [], lanes: [LaneView] = []
  ) {
    self.line = line
    self.version = version
    self.uptimeMs = uptimeMs
    self.hold = hold
    self.configuration = configuration
    self.realtime = realtime
    self.journal = journal
    self.recording = recording
    self.clock = clock
    self.clients = clients
    self.belt = belt
    self.tracking = tracking
    self.links = links
    self.scanners = scanners
    self.eyes = eyes
    self.lanes = lanes
  }
}
