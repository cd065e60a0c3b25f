#if !hasFeature(Embedded)
  /// Why a scanner's settings could not be found, and what to do.
  public enum LearningRefusal: Error, Sendable, Hashable {
    case modeIsNotRead(UnsupportedScanner)
    case nothingArrived
    /// What came, read as us.
    case notTheLabel(text: [UInt8])
    /// Its beginning came and its end did not.
    case cut(CalibrationPart)
    case caseIsConverted
    case capsLockIsOn
    case capsLockActsAsShift
    /// These layouts all fit what came so far.
    case needsMore(missing: [CalibrationPart], layouts: [KeyboardLayout])
    case suffixIsUnknown([UInt8])
    case suffixChanges([UInt8], [UInt8])
    case prefixChanges([UInt8], [UInt8])
    case prefixDoesNotFit([UInt8])
    case prefixEndsLabels([UInt8])
    /// hubd takes ETX only together with STX.
    case endOfTextWithoutStart
    /// A maker's letter or a prefix that looks like one: only the other kind of symbol tells.
    case letterIsDoubtful(UInt8, missing: CalibrationPart)
    /// Silence ends labels, and the scanner pauses within one, or not between two.
    case silenceDoesNotHold(longestPauseMilliseconds: Int)
    /// The settings that were found do not read the label.
    case doesNotHold(text: [UInt8])
  }

  extension LearningRefusal: CustomStringConvertible {
    public var description: String {
      switch self {
      case .modeIsNotRead(let reason): return reason.description
      case .nothingArrived:
        return
          "device: nothing arrived: does the scanner beep at the label? If so, it sends to another interface or PC"
      case .notTheLabel(let text):
        return "client: this is not the calibration label (it came as \(Self.shown(text))): print it with "
          + "`hubctl scanners label` and scan its bar codes"
      case .cut(let part):
        return
          "device: bar code \(part.number) came without its end or with wrong keys in it: keys were lost, or the "
          + "scanner cuts long codes: scan it again, then look at its set-up for lengths of Code 128"
      case .caseIsConverted:
        return
          "device: the scanner turns all letters into capitals or into small ones: scan \"no case conversion\" in "
          + "its manual"
      case .capsLockIsOn:
        return
          "device: the scanner believes that Caps Lock is on, and hubd keeps it off: scan \"Caps Lock off\" in its "
          + "manual"
      case .capsLockActsAsShift:
        return
          "device: the scanner uses Caps Lock as Shift for the digit row, which hubd does not: scan \"Caps Lock "
          + "off\", or the ALT mode, in its manual"
      case .needsMore(let missing, let layouts):
        return "client: scan bar code \(missing.map { "\($0.number)" }.joined(separator: " and ")), too"
          + (layouts.count > 1 ? ": so far \(layouts.map(\.word).joined(separator: ", ")) fit" : "")
      case .suffixIsUnknown(let bytes):
        return
          "device: the scanner puts \(Self.shown(bytes)) behind each code, and hubd knows no such end: set the suffix "
          + "to Enter (CR)"
      case .suffixChanges(let one, let other):
        return
          "device: the scanner ends one code with \(Self.shown(one)) and another with \(Self.shown(other)): set one "
          + "suffix for all symbols, Enter (CR)"
      case .prefixChanges(let one, let other):
        return
          "device: before Code 128 comes \(Self.shown(one)), before GS1-128 \(Self.shown(other)), which no maker's "
          + "letters are: take the prefix off, or switch AIM identifiers on"
      case .prefixDoesNotFit(let bytes):
        return
          "device: the prefix \(Self.shown(bytes)) does not fit the file (7 ASCII characters do): shorten it or take it off"
      case .prefixEndsLabels(let bytes):
        return
          "device: the prefix \(Self.shown(bytes)) holds Enter, LF or Tab, which end labels: take it off and put "
          + "Enter behind the data"
      case .endOfTextWithoutStart:
        return
          "device: codes end with ETX but do not begin with STX: add the prefix STX (02), or set the suffix to "
          + "Enter (CR)"
      case .letterIsDoubtful(let letter, let missing):
        return
          "client: \(Self.shown([letter])) before the code may be a maker's letter for its symbol: scan bar code "
          + "\(missing.number), too"
      case .silenceDoesNotHold(let longest):
        return
          "device: the scanner sends no end, and pauses up to \(longest) ms within a code or too little between two: "
          + "set the suffix to Enter (CR)"
      case .doesNotHold(let text):
        return
          "hub bug: the settings that were found read \(Self.shown(text)) instead of the label; keep the recording"
      }
    }

    /// Bytes for a person: control characters by their names, and not more than fit a line.
    ///
    /// **Source**: 40 characters are half a terminal's line.
    private static func shown(_ bytes: [UInt8]) -> String {
      guard !bytes.isEmpty else { return "nothing" }
      let words = bytes.prefix(40).map { byte in
        switch byte {
        case 0x02: "<STX>"
        case 0x03: "<ETX>"
        case 0x09: "<Tab>"
        case 0x0A: "<LF>"
        case 0x0D: "<CR>"
        case 0x1D: "<GS>"
        case 0x20..<0x7F: String(UnicodeScalar(byte))
        default: "<" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) + ">"
        }
      }
      return "“" + words.joined() + "”" + (bytes.count > 40 ? "…" : "")
    }
  }
#endif
