/// The reply of a method that has nothing to tell but that it was done.
public struct NothingMore: Codable, Hashable, Sendable {
  public init() {}
}
