/// An error whose name this program does not know: the other end is of another version.
public struct UnknownVarlinkError: Error, Hashable, Sendable, CustomStringConvertible {
  public let name: String
  public init(name: String) { self.name = name }
  public var description: String {
    "client: the daemon answered with the error '\(name)', which this program does not know; are both of one version?"
  }
}
