/// A line's file that must not be run, with everything that is wrong with it.
public struct ConfigRefusal: Error, Sendable {
  /// In the order of the file; never empty.
  public let problems: [ConfigProblem]

  public init(problems: [ConfigProblem]) {
    precondition(!problems.isEmpty, "hub bug: a configuration refused without a problem")
    self.problems = problems
  }
}

extension ConfigRefusal: CustomStringConvertible {
  /// One problem a line, ready for a terminal or a journal.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
