/// Asks for every configured point of the line, as its links saw it last; nothing is read anew for it.
public struct ReadIO: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    /// Link by link; on a link the inputs, then the outputs.
    public var points: [IOPoint]

    public init(points: [IOPoint]) {
      self.points = points
    }
  }

  public static var method: SorterMethod { .readIO }

  /// Only this link; nil for all.
  public var link: String?

  public init(link: String? = nil) {
    self.link = link
  }
}
