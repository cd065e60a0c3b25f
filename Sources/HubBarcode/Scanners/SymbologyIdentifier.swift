/// What kind of symbol a label was: the three characters `]`, code letter, modifier of ISO/IEC 15424.
///
/// It alone decides whether a label holds GS1 element strings; without one every GS1 reading is a guess.
///
/// **Shape**: `]`, a letter whose case matters (`]D` is Code One, `]d` Data Matrix), a digit or letter.
/// **Source**: ISO/IEC 15424:2008, table of symbology identifiers.
public struct SymbologyIdentifier: Hashable, Sendable, BitwiseCopyable {
  /// The letter that names the symbology, as ASCII.
  public let code: UInt8
  /// The character that says what the reader did, as ASCII.
  public let modifier: UInt8

  @inlinable public init(code: UInt8, modifier: UInt8) {
    self.code = code
    self.modifier = modifier
  }

  /// The identifier in three bytes, or nil when they are none.
  @inlinable public init?(_ first: UInt8, _ code: UInt8, _ modifier: UInt8) {
    guard first == 0x5D, Self.isLetter(code), Self.isLetter(modifier) || Self.isDigit(modifier) else {
      return nil
    }
    self.init(code: code, modifier: modifier)
  }

  @inlinable static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  @inlinable static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Whether this identifier promises GS1 element strings.
  ///
  /// **Source**: GS1 General Specifications, section 3.2 and figure 5.1.3-2: `]C1 ]J1 ]Q3 ]Q4 ]d2 ]d5 ]e0 ]e1 ]e2`.
  @inlinable public var isGS1: Bool {
    switch (code, modifier) {
    case (0x43, 0x31), (0x4A, 0x31), (0x51, 0x33), (0x51, 0x34), (0x64, 0x32), (0x64, 0x35), (0x65, 0x30),
      (0x65, 0x31), (0x65, 0x32):
      true
    default: false
    }
  }

  /// Whether readers use this identifier for GS1 data although no standard says so (`]z1`, `]L3`).
  @inlinable public var isGS1ByPractice: Bool {
    (code == 0x7A && modifier == 0x31) || (code == 0x4C && modifier == 0x33)
  }

  /// Whether the label is a bare GTIN: EAN/UPC (`]E0`, `]E3`, `]E4`) or ITF-14 (`]I1`).
  @inlinable public var isBareGTIN: Bool {
    (code == 0x45 && (modifier == 0x30 || modifier == 0x33 || modifier == 0x34))
      || (code == 0x49 && modifier == 0x31)
  }

  /// Whether this is the device speaking and not a label.
  ///
  /// **Source**: Honeywell marks texts of its own `]X0` and answers to menu commands `]Z6`; ISO/IEC 15424 keeps
  /// X for "other" and Z for "no bar code". Capture `honeywell-1602g-revinf`.
  @inlinable public var isDeviceAnswer: Bool { code == 0x58 || code == 0x5A }
}

#if !hasFeature(Embedded)
  extension SymbologyIdentifier: CustomStringConvertible {
    public var description: String {
      "]" + String(Unicode.Scalar(code)) + String(Unicode.Scalar(modifier))
    }

    /// The identifier in a text of three characters, or nil when it is none.
    public init?(_ text: some StringProtocol) {
      let bytes = Array(text.utf8)
      guard bytes.count == 3 else { return nil }
      self.init(bytes[0], bytes[1], bytes[2])
    }
  }
#endif
