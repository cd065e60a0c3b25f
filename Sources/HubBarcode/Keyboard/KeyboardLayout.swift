/// The country setting of a keyboard-mode scanner: which key it presses for a character.
public enum KeyboardLayout: UInt8, Sendable, Hashable, BitwiseCopyable {
  case us = 0
  case be, fr, de, gb, nl, it, es
  case swissFrench, swissGerman
}

#if !hasFeature(Embedded)
  extension KeyboardLayout: CaseIterable {
    /// The configuration's word: `us be fr de gb nl it es ch-fr ch-de`.
    public var word: String {
      switch self {
      case .us: "us"
      case .be: "be"
      case .fr: "fr"
      case .de: "de"
      case .gb: "gb"
      case .nl: "nl"
      case .it: "it"
      case .es: "es"
      case .swissFrench: "ch-fr"
      case .swissGerman: "ch-de"
      }
    }

    /// The layout with this word.
    public init?(word: String) {
      guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
      self = match
    }
  }
#endif
