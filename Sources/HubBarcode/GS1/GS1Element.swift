/// One element of a GS1 label: an application identifier and where its value lies.
public struct GS1Element: Sendable, Hashable, BitwiseCopyable {
  /// The identifier as a number; `00` is 0 with two digits.
  public let number: UInt16
  /// How many digits the identifier has: 2, 3 or 4.
  public let digitCount: UInt8
  /// Whether a check digit inside the value was looked at and right.
  public let hasVerifiedCheckDigit: Bool
  /// Where the value starts in the label.
  public let valueOffset: Int
  public let valueCount: Int

  /// Whether this is the identifier with these digits: `is(0, 2)` is AI 00.
  @inlinable public func `is`(_ number: UInt16, _ digitCount: UInt8) -> Bool {
    self.number == number && self.digitCount == digitCount
  }

  func moved(by offset: Int) -> GS1Element {
    GS1Element(
      number: number, digitCount: digitCount, hasVerifiedCheckDigit: hasVerifiedCheckDigit,
      valueOffset: valueOffset + offset, valueCount: valueCount)
  }
}

#if !hasFeature(Embedded)
  extension GS1Element {
    /// The identifier's digits.
    public var identifier: String {
      let digits = String(number)
      return String(repeating: "0", count: Int(digitCount) - digits.count) + digits
    }

    /// The short name of the identifier's data.
    public var title: String {
      if digitCount == 4, 7030...7039 ~= number { return "PROCESSOR # \(number - 7030)" }
      if digitCount == 4, 7230...7239 ~= number { return "CERT # \(number - 7229)" }
      var digits = identifier.utf8.map { Int($0) - 0x30 }
      while digits.count < 4 { digits.append(-1) }
      return GS1Table.rule(digits[0], digits[1], digits[2], digits[3])?.title.description ?? ""
    }
  }
#endif
