/// How a scanner that sends a stream (keyboard, serial) ends a label.
public enum ScanTerminator: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Whatever comes first: Enter or CR, LF, Tab (keyboard only), or silence.
  case automatic = 0
  /// Enter, keypad Enter, or CR on a serial line. An LF right after it belongs to it.
  case enter
  /// LF; a CR right before it belongs to it.
  case lineFeed
  /// CR then LF; either alone is data.
  case enterLineFeed
  /// Tab.
  case tab
  /// ETX (03), usually with the prefix STX (02).
  case endOfText
  /// Nothing but silence.
  case silence
}

#if !hasFeature(Embedded)
  extension ScanTerminator: CaseIterable {
    /// The terminator with a configuration's word: `automatic enter cr lf crlf tab etx silence`.
    public init?(word: String) {
      switch word {
      case "automatic", "auto": self = .automatic
      case "enter", "cr": self = .enter
      case "lf": self = .lineFeed
      case "crlf": self = .enterLineFeed
      case "tab": self = .tab
      case "etx": self = .endOfText
      case "silence", "none": self = .silence
      default: return nil
      }
    }
  }
#endif
