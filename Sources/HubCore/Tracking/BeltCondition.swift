/// What the core thinks of the belt.
public enum BeltCondition: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  /// No encoder count yet, or none fresh enough.
  case unknown = 0
  case standing
  case moving
}
