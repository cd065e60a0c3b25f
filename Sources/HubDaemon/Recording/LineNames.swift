/// What people call the things that the core knows by index.
///
/// **Shape**: each list in the order of the configuration, so that an index of the core is a place in it.
public struct LineNames: Sendable, Hashable {
  /// The number on each lane.
  public var laneNumbers: [Int]
  public var lanes: [String]
  public var eyes: [String]
  public var scanners: [String]
  public var inductions: [String]
  public var links: [String]
  public var rules: [String]
  /// The version of the sort plan.
  public var planVersion: String

  public init(
    laneNumbers: [Int], lanes: [String], eyes: [String], scanners: [String], inductions: [String],
    links: [String], rules: [String], planVersion: String
  ) {
    self.laneNumbers = laneNumbers
    self.lanes = lanes
    self.eyes = eyes
    self.scanners = scanners
    self.inductions = inductions
    self.links = links
    self.rules = rules
    self.planVersion = planVersion
  }
}
