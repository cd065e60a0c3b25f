/// The recording of a running line.
public struct RecordingHealth: Codable, Hashable, Sendable {
  /// Where its files go.
  public var folder: String
  /// Why it ended before the line did; nil as long as it goes on.
  public var problem: String?

  public init(folder: String, problem: String? = nil) {
    self.folder = folder
    self.problem = problem
  }
}
