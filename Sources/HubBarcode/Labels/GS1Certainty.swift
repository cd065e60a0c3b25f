/// Whether a label holds GS1 element strings.
public enum GS1Certainty: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// The symbol says so.
  case yes = 0
  /// The symbol says otherwise, or nothing in the label looks like it.
  case no
  /// The symbol says nothing; the label reads as elements and a check digit or a separator speaks for it.
  case guess
}
