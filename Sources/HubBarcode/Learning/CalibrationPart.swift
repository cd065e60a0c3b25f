// Learning is a technician's tool, made by a program that may allocate: not for the core.
#if !hasFeature(Embedded)
  /// One bar code of the calibration label: texts we know, so that what arrives tells how the scanner is set.
  ///
  /// Together the three hold each character that Code 128 can hold, that every country setting can type, and that two of
  /// them type by different keys. Three, because one would be 230 mm wide and no hand-held scanner sees that.
  ///
  /// The marks `HUB` and `END` are letters that all settings type alike: they tell a label that was cut from another one.
  ///
  /// **Source**: computed from `Keymap`; the tests compute it again.
  public enum CalibrationPart: Int, CaseIterable, Sendable, Hashable, Comparable {
    /// Digits and the letters that move: a q w z m y.
    case letters = 0
    /// The signs of parcel numbers.
    case signs
    /// The rest, as GS1-128: shows what the scanner says of a symbol, and whether a GS comes through.
    case brackets

    /// The number beside the bar code.
    public var number: Int { rawValue + 1 }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// Signs that some country settings can type only by a dead key: they may come as they like.
    static let looseSigns = Array("^`~".utf8)

    /// GS1's internal information: what follows is nobody's parcel. **Source**: GS1 General Specifications 3.9.5.
    private static let internalInformation = "99"

    /// What must arrive, character for character, up to the loose signs.
    var head: [UInt8] {
      switch self {
      case .letters: Array("HUBFAMQWYZamqwyz0123456789END".utf8)
      case .signs: Array("HUBS!\"#$%&'()*+,-./:;<=>?@END".utf8)
      case .brackets: Array((Self.internalInformation + "HUBT[\\]_{|}").utf8)
      }
    }

    /// What must arrive behind the loose signs and the GS; empty where there are none.
    var tail: [UInt8] {
      switch self {
      case .letters, .signs: []
      case .brackets: Array((Self.internalInformation + "END").utf8)
      }
    }

    /// What is printed; a GS where GS1-128 has an FNC1.
    public var content: [UInt8] { tail.isEmpty ? head : head + Self.looseSigns + [0x1D] + tail }

    /// The mark at its beginning, which all country settings type alike.
    var mark: [UInt8] {
      switch self {
      case .letters: Array("HUBF".utf8)
      case .signs: Array("HUBS".utf8)
      case .brackets: Array("HUBT".utf8)
      }
    }

    /// The bar code as it is printed.
    public var symbol: Code128 {
      do {
        return try self == .brackets ? Code128(gs1: content) : Code128(content)
      } catch {
        preconditionFailure("hub bug: the calibration label cannot be drawn: \(error)")
      }
    }
  }
#endif
