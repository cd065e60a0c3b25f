public import HubUnits

/// One thing a label can be.
public struct LabelCandidate: Sendable, Hashable, BitwiseCopyable {
  /// How sure the format is.
  public enum Strength: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// Length and characters fit; nothing inside proves it.
    case shape = 0
    /// The format has a check digit, and it was looked at.
    case checkDigit
  }

  /// Whether the label is right as this format.
  public enum Validity: UInt8, Sendable, Hashable, BitwiseCopyable {
    case valid = 0
    /// The shape fits and the check digit is wrong.
    case wrongCheckDigit
    /// The shape fits and a part of it cannot be: a country that does not exist.
    case impossible
    /// The shape fits; whether the number is right has no public rule.
    case formatOnly
  }

  public let format: LabelFormat
  public let strength: Strength
  public let validity: Validity
  /// The shape alone proves the format, so that a wrong check digit is the label's error.
  let isDistinctive: Bool
  /// Where the number starts in the label, and how many bytes of it are the number's.
  public let start: UInt16
  public let count: UInt16
  /// The number stands in several fields of a carrier's message and was put together from them.
  public let isAssembled: Bool

  /// Whether it can be this number.
  public var fits: Bool { validity == .valid || validity == .formatOnly }

  func isWhole(_ byteCount: Int) -> Bool { start == 0 && Int(count) == byteCount && !isAssembled }
}
