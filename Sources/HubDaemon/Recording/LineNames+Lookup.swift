import HubCore
import HubUnits

// The core's indices as people say them. An index past the end is our own bug, but a story must survive it.
extension LineNames {
  func number(_ lane: LaneIndex) -> Int {
    laneNumbers.indices.contains(lane.int) ? laneNumbers[lane.int] : -1
  }

  /// "lane 5 DE Rhine-Ruhr 1".
  func lane(_ lane: LaneIndex) -> String { "lane \(number(lane)) \(name(lane.int, in: lanes))" }
  func eye(_ eye: EyeIndex) -> String { name(eye.int, in: eyes) }
  func scanner(_ scanner: ScannerIndex) -> String { name(scanner.int, in: scanners) }
  func induction(_ induction: InductionIndex) -> String { name(induction.int, in: inductions) }
  func link(_ link: LinkIndex) -> String { name(link.int, in: links) }

  /// The rule's name, or nil when no rule but customs chose.
  func rule(_ rule: UInt16) -> String? {
    rules.indices.contains(Int(rule)) ? rules[Int(rule)] : nil
  }

  private func name(_ index: Int, in names: [String]) -> String {
    names.indices.contains(index) ? names[index] : "(hub bug: no name for index \(index))"
  }
}
