public import HubUnits

/// The line as tables: what the configuration becomes once it is checked.
///
/// **Precondition**: made by `HubConfig` from a description without errors; the core trusts it.
/// **Shape**: about 120 KB; built once on the heap.
public struct CorePlan: Sendable {
  public var cycle: Nanoseconds
  public var belt: BeltPlan
  public var shortestParcel: Distance
  public var longestParcel: Distance
  /// A parcel with a follower closer than this is not diverted.
  public var smallestGap: Distance
  public var links: BoundedList<8, LinkPlan>
  public var eyes: BoundedList<640, PhotoEye>
  public var inductions: BoundedList<8, InductionPoint>
  public var fixedScanners: BoundedList<8, FixedScanner>
  /// In the order of the configuration.
  public var lanes: BoundedList<208, LanePlan>
  public var groups: BoundedList<208, LaneGroup>
  public var rules: BoundedList<256, SortRule>
  public var exceptionLane: LaneIndex
  public var customsHoldLane: LaneIndex
  public var inspectionLane: LaneIndex
  public var sections: BoundedList<16, BeltSection>
  public var warmStart: WarmStart = .flush
  public var matching: EdgeMatching = .byPosition

  public init(belt: BeltPlan, cycle: Nanoseconds) {
    self.cycle = cycle
    self.belt = belt
    shortestParcel = .zero
    longestParcel = .zero
    smallestGap = .zero
    links = BoundedList(
      filler: LinkPlan(staleAfter: .zero, heartbeatEvery: .zero, releasedAfter: .zero, theirStaleAfter: .zero)
    )
    eyes = BoundedList(
      filler: PhotoEye(
        role: .tracking, link: LinkIndex(0), bit: 0, isBlockedWhenOff: false, position: .zero, window: .zero,
        debounce: .zero))
    inductions = BoundedList(
      filler: InductionPoint(eye: EyeIndex(0), scanner: nil, scanValidFor: .zero))
    fixedScanners = BoundedList(
      filler: FixedScanner(scanner: ScannerIndex(0), position: .zero, delay: .zero, window: .zero))
    lanes = BoundedList(
      filler: LanePlan(
        number: 0, kind: .exception, position: .zero, link: LinkIndex(0), coil: 0, hasDiverter: false,
        actuator: .zero, returning: .zero, write: .zero, late: .zero, longestOn: .zero, confirmEye: nil,
        confirmAfter: .zero, confirmWindow: .zero, jamAfter: .zero, fullEye: nil, fullAfter: .zero,
        emptyAfter: .zero))
    groups = BoundedList(filler: LaneGroup())
    rules = BoundedList(filler: SortRule(group: 0))
    exceptionLane = LaneIndex(0)
    customsHoldLane = LaneIndex(0)
    inspectionLane = LaneIndex(0)
    sections = BoundedList(filler: BeltSection(from: .zero, to: .zero, smallestGap: .zero, rule: .ignore))
  }
}
