/// A line's file, checked: its problems or its description, and the geometry proof as far as it could be made.
///
/// `hubctl config check` and `hubd check` print the same report.
public struct ConfigReport: Sendable {
  public let file: String
  /// In the order of the file; empty when the line may run.
  public let problems: [ConfigProblem]
  /// Nil when the file is so wrong that no sum can be made.
  public let geometry: GeometryProof?
  private let line: LineDescription?

  public var isGood: Bool { problems.isEmpty }

  /// Reads and checks a file.
  public init(path: String) {
    self.init(text: "", file: path)
  }

  /// Checks a text; `file` is the name its problems are reported under.
  public init(text: String, file: String) {
    self.file = file
    geometry = nil
    line = nil
    problems = [
      ConfigProblem(
        file: file, line: 0, column: 0, path: "", message: "this build does not read line descriptions yet")
    ]
  }

  /// The line, or every problem at once.
  public func lineDescription() throws(ConfigRefusal) -> LineDescription {
    guard let line, problems.isEmpty else { throw ConfigRefusal(problems: problems) }
    return line
  }
}
