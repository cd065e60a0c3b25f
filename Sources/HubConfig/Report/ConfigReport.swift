/// A line's file, checked: its problems or its description, and the geometry proof as far as it could be made.
///
/// `hubctl config check` and `hubd check` print the same report.
public struct ConfigReport: Sendable {
  public let file: String
  /// In the order of the file; empty when the line may run.
  public let problems: [ConfigProblem]
  /// Nil when the file is so wrong that no sum can be made.
  public let geometry: GeometryProof?
  let line: LineDescription?

  public var isGood: Bool { problems.isEmpty }

  /// Reads and checks a file.
  public init(path: String) {
    do {
      self.init(text: try ConfigText.load(path: path), file: path)
    } catch {
      self.init(file: path, problems: [error])
    }
  }

  /// Checks a text; `file` is the name its problems are reported under.
  public init(text: String, file: String) {
    let problems = ProblemCollector(file: file)
    guard text.utf8.count <= ConfigText.mostBytes else {
      self.init(file: file, problems: [ConfigText.tooLarge(file)])
      return
    }
    guard let root = ConfigTree.read(text, problems: problems) else {
      self.init(file: file, problems: problems.inFileOrder())
      return
    }
    let draft = LineDraft(root, problems: problems)
    let check = LineCheck(line: draft, problems: problems)
    check.run()
    let proof = GeometryProof(draft)
    if let proof { check.checkGeometry(proof) }
    let found = problems.inFileOrder()
    guard found.isEmpty, let proof else {
      self.init(file: file, problems: found, geometry: proof)
      return
    }
    self.init(
      file: file, geometry: proof, line: LineDescription(draft, file: file, geometry: proof))
  }

  private init(
    file: String, problems: [ConfigProblem] = [], geometry: GeometryProof? = nil, line: LineDescription? = nil
  ) {
    precondition(line != nil || !problems.isEmpty, "hub bug: a configuration refused without a problem")
    self.file = file
    self.problems = problems
    self.geometry = geometry
    self.line = line
  }

  /// The line, or every problem at once.
  public func lineDescription() throws(ConfigRefusal) -> LineDescription {
    guard let line else { throw ConfigRefusal(problems: problems) }
    return line
  }
}
