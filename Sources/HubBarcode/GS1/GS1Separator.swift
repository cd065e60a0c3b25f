/// What stands between two elements: GS, or what a scanner was set to send in its place.
///
/// None of the substitutes may stand in a value (they are outside GS1's 82 characters), so a label that reads whole
/// with one of them was written so.
///
/// **Source**: vendors' manuals ("GS replacement", "function code substitution"); fixtures `gs1/logistics_vectors`.
public enum GS1Separator: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// GS (1D): what the standard says.
  case group = 0
  case bar, caret, tilde, at, brackets, braces, angles

  /// The first substitute in a label, or nil when there is none.
  static func substitute(in bytes: Span<UInt8>) -> GS1Separator? {
    for i in bytes.indices {
      switch bytes[i] {
      case 0x7C: return .bar
      case 0x5E: return .caret
      case 0x7E: return .tilde
      case 0x40: return .at
      case 0x5B: if GS1Separator.brackets.length(bytes, at: i) > 0 { return .brackets }
      case 0x7B: if GS1Separator.braces.length(bytes, at: i) > 0 { return .braces }
      case 0x3C: if GS1Separator.angles.length(bytes, at: i) > 0 { return .angles }
      default: break
      }
    }
    return nil
  }

  /// How many bytes a separator takes here; 0: there is none.
  @inline(__always) func length(_ bytes: Span<UInt8>, at index: Int) -> Int {
    guard bytes[index] == first else { return 0 }
    guard isWord else { return 1 }
    // `GS` between brackets of one kind; the closing one is two codes behind the opening one.
    let isWhole =
      index + 3 < bytes.count && bytes[index + 1] == 0x47 && bytes[index + 2] == 0x53
      && bytes[index + 3] == first + 2
    return isWhole ? 4 : 0
  }

  private var first: UInt8 {
    switch self {
    case .group: 0x1D
    case .bar: 0x7C
    case .caret: 0x5E
    case .tilde: 0x7E
    case .at: 0x40
    case .brackets: 0x5B
    case .braces: 0x7B
    case .angles: 0x3C
    }
  }

  private var isWord: Bool {
    switch self {
    case .brackets, .braces, .angles: true
    case .group, .bar, .caret, .tilde, .at: false
    }
  }
}

#if !hasFeature(Embedded)
  extension GS1Separator: CaseIterable {
    /// As it stands in the label.
    public var text: String {
      switch self {
      case .group: "GS"
      case .bar: "|"
      case .caret: "^"
      case .tilde: "~"
      case .at: "@"
      case .brackets: "[GS]"
      case .braces: "{GS}"
      case .angles: "<GS>"
      }
    }
  }
#endif
