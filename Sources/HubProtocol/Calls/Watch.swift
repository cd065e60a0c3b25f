/// Asks for the whole line and, with `more`, for every change after it.
public struct Watch: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var frame: WatchFrame

    public init(frame: WatchFrame) {
      self.frame = frame
    }
  }

  public static var method: SorterMethod { .watch }

  public init() {}
}
