/// Gathers everything wrong with one file, so that it can be told at once.
///
/// **Shape**: at most `ceiling` problems; what comes after is counted, not kept.
final class ProblemCollector {
  /// A screenful of screens. **Source**: nobody mends two hundred places before looking again.
  static let ceiling = 200

  let file: String
  private(set) var problems: [ConfigProblem] = []
  private var known: Set<ConfigProblem> = []
  private var swallowed = 0

  init(file: String) { self.file = file }

  /// Notes a problem; the same one again (a default that 28 lanes use) is told once.
  func add(
    at place: Place, value: String? = nil, _ message: String, allowed: [String] = [], nearest: String? = nil
  ) {
    let problem = ConfigProblem(
      file: file, line: place.line, column: place.column, path: place.path, value: value, message: message,
      allowed: allowed, nearest: nearest)
    guard known.insert(problem).inserted else { return }
    guard problems.count < Self.ceiling else {
      swallowed += 1
      return
    }
    problems.append(problem)
  }

  /// In the order of the file, with a last word about those that were not kept.
  func inFileOrder() -> [ConfigProblem] {
    var sorted = problems.enumerated().sorted { a, b in
      (a.element.line, a.element.column, a.offset) < (b.element.line, b.element.column, b.offset)
    }.map(\.element)
    if swallowed > 0 {
      sorted.append(
        ConfigProblem(
          file: file, line: 0, column: 0, path: "",
          message: "and \(swallowed) more problems; mend these first"))
    }
    return sorted
  }
}
