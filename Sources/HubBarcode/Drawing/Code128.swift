// Drawing is for paper, made by a program that may allocate: not for the core.
#if !hasFeature(Embedded)
  /// A Code 128 symbol: the bar code that every hand-held scanner reads out of its box.
  ///
  /// Draw it with `svgPath` on a page, or alone with `svg` and `png`.
  ///
  /// **Source**: ISO/IEC 15417, GS1 General Specifications 5.4 for FNC1.
  public struct Code128: Sendable, Hashable {
    /// Light on both sides that belongs to the symbol; without it scanners do not see where it starts.
    ///
    /// **Units**: modules. **Source**: ISO/IEC 15417, 4.3.2: 10 X.
    public static let quietZone = 10

    /// The widths of bars and gaps in turn, from the first bar to the last.
    ///
    /// **Units**: modules.
    public let widths: [Int]

    /// A symbol of plain bytes.
    ///
    /// **Shape**: 1 to `longest` bytes of 0 to 127; control characters too.
    /// **Errors**: what the symbol cannot hold.
    public init(_ bytes: [UInt8]) throws(Code128Refusal) {
      try self.init(bytes: bytes, isGS1: false)
    }

    /// A GS1-128 symbol: FNC1 in front, and an FNC1 for each GS (hex 1D) between elements.
    ///
    /// **Shape**: element strings without brackets: `00157035381410375177`.
    /// **Errors**: what the symbol cannot hold.
    public init(gs1 bytes: [UInt8]) throws(Code128Refusal) {
      try self.init(bytes: bytes, isGS1: true)
    }

    /// More than this is wider than any scanner sees at once.
    ///
    /// **Source**: GS1 General Specifications 5.4.4.2 allows 48; twice that is 0.36 m at 0.33 mm.
    public static let longest = 96

    private init(bytes: [UInt8], isGS1: Bool) throws(Code128Refusal) {
      guard !bytes.isEmpty else { throw .empty }
      guard bytes.count <= Self.longest else { throw .tooLong(count: bytes.count) }
      if let byte = bytes.first(where: { $0 > 0x7F }) { throw .notInCode128(byte: byte) }
      let codewords = Code128Codewords(bytes, isGS1: isGS1).values
      widths = codewords.flatMap(Code128Patterns.widths)
    }

    /// How wide the bars and gaps are together, without the quiet zones.
    ///
    /// **Units**: modules.
    public var moduleCount: Int { widths.reduce(0, +) }

    /// Each bar: where it starts behind the first one's start, and how wide it is. **Units**: modules.
    var bars: [(start: Int, width: Int)] {
      var found: [(start: Int, width: Int)] = []
      var place = 0
      for (index, width) in widths.enumerated() {
        if index.isMultiple(of: 2) { found.append((place, width)) }
        place += width
      }
      return found
    }
  }
#endif
