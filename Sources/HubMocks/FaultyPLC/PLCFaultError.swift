/// A fault that cannot be understood, in words for whoever wrote it.
public struct PLCFaultError: Error, Sendable, Equatable, CustomStringConvertible {
  public var text: String
  public var description: String { "config: --fault \(text)" }
}
