/// One method's parameters; its reply is named with it, so that neither end can mix them up.
public protocol SorterCall: Codable, Hashable, Sendable {
  associatedtype Reply: Codable & Hashable & Sendable
  static var method: SorterMethod { get }
}
