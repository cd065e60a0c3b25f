/// What is odd about a GS1 label that can still be read.
///
/// A set of bits of our own: `OptionSet` brings arrays along, which the allocation-free build refuses.
public struct GS1Warning: Sendable, Hashable, BitwiseCopyable {
  public private(set) var rawValue: UInt16
  init(rawValue: UInt16) { self.rawValue = rawValue }

  public var isEmpty: Bool { rawValue == 0 }
  public func contains(_ other: GS1Warning) -> Bool { rawValue & other.rawValue == other.rawValue }
  mutating func insert(_ other: GS1Warning) { rawValue |= other.rawValue }

  public static var none: GS1Warning { .init(rawValue: 0) }
  /// A separator before the first element: scanners send the symbol's first FNC1 so.
  public static var leadingSeparator: GS1Warning { .init(rawValue: 1) }
  /// Two separators where one belongs.
  public static var doubledSeparator: GS1Warning { .init(rawValue: 2) }
  /// A value seems to hold the next element: the scanner swallowed the separator. Do not route on it.
  public static var swallowedSeparator: GS1Warning { .init(rawValue: 4) }
  /// An element that needs another one stands without it, or two that exclude each other stand together.
  public static var brokenPair: GS1Warning { .init(rawValue: 8) }
  /// Brackets of the human-readable line were printed into the symbol.
  public static var bracketsInData: GS1Warning { .init(rawValue: 16) }
  /// Another character stands where GS belongs: the scanner was set to replace it.
  public static var substitutedSeparator: GS1Warning { .init(rawValue: 32) }
  /// One identifier stands twice with two values, or one measure with two numbers of decimals.
  public static var contradiction: GS1Warning { .init(rawValue: 64) }
}

#if !hasFeature(Embedded)
  extension GS1Warning {
    /// One sentence for each; the broken pairs are told by `GS1Label.pairTexts`, with their identifiers.
    public var texts: [String] {
      var out: [String] = []
      if contains(.leadingSeparator) { out.append("GS1: separator before the first element") }
      if contains(.doubledSeparator) { out.append("GS1: two separators in a row") }
      if contains(.swallowedSeparator) {
        out.append(
          "GS1: a value seems to hold the next element: the scanner swallows GS; set it to send GS (hex 1D)")
      }
      if contains(.substitutedSeparator) {
        out.append("GS1: another sign stands where GS belongs; set the scanner to send GS (hex 1D)")
      }
      if contains(.contradiction) { out.append("GS1: one element stands twice and says two things") }
      if contains(.bracketsInData) {
        out.append("brackets are printed into the symbol: the printer's label file is wrong")
      }
      return out
    }
  }
#endif
