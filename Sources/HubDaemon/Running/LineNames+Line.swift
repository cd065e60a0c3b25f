import HubConfig
import HubCore
import HubUnits

extension LineNames {
  /// The names of a checked line.
  init(_ line: LineDescription) {
    let plan = line.corePlan
    self.init(
      laneNumbers: plan.lanes.indices.map { Int(plan.lanes[$0].number) }, lanes: line.laneNames,
      eyes: line.eyeNames, scanners: line.scanners.map(\.name), inductions: line.inductionNames,
      links: line.links.map(\.name), rules: line.ruleNames, planVersion: line.planVersion)
  }
}
