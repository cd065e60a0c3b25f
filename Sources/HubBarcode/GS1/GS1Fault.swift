/// Why a label is no string of GS1 elements.
public enum GS1Fault: UInt8, Error, Sendable, Hashable, BitwiseCopyable {
  case empty = 0
  case unknownIdentifier
  case wrongLength
  case notDigits
  /// A character outside GS1's sets.
  case forbiddenCharacter
  case wrongCheckDigit
  case impossibleDate
  case unknownCountry
  case unknownCurrency
  case notYesOrNo
  case brokenPercentEncoding
  /// Digits that mean nothing here: piece 0 of 3, a latitude beyond the pole.
  case impossibleValue
  /// More elements than a label holds.
  case tooManyElements
}

#if !hasFeature(Embedded)
  extension GS1Fault: CaseIterable {
    /// What is wrong, for a technician.
    public var text: String {
      switch self {
      case .empty: "no data"
      case .unknownIdentifier: "no known application identifier"
      case .wrongLength: "value has the wrong length"
      case .notDigits: "a character where a digit must be"
      case .forbiddenCharacter: "a character outside GS1's set"
      case .wrongCheckDigit: "wrong check digit"
      case .impossibleDate: "impossible date or time"
      case .unknownCountry: "unknown country"
      case .unknownCurrency: "unknown currency"
      case .notYesOrNo: "neither 0 nor 1"
      case .brokenPercentEncoding: "% without two hexadecimal digits"
      case .impossibleValue: "impossible value"
      case .tooManyElements: "too many elements"
      }
    }
  }
#endif
