import HubUnits

#if !hasFeature(Embedded)
  /// How a scanner is set, as its own reports of the calibration label told.
  public struct LearnedScanner: Sendable {
    public let mode: ScannerMode
    /// The country settings that type every character of the label as it came; the first is the one to write. Swiss
    /// French and Swiss German differ only in letters with accents. All: the scanner types by ALT codes, or has no keys.
    public let layouts: [KeyboardLayout]
    /// Bytes before every code, without identifiers; the STX that belongs to a terminator ETX is one of them.
    public let prefix: [UInt8]
    public let hasAIMPrefix: Bool
    public let codeIDs: ScannerCodeIDs?
    public let terminator: ScanTerminator
    /// Whether GS came through; nil when bar code 3 was not scanned.
    public let sendsGS: Bool?
    /// Signs that did not come through.
    public let lostSigns: [UInt8]
    /// Bar codes that were not scanned.
    public let missing: [CalibrationPart]

    /// The decoder's settings.
    public var settings: ScanDecoderSettings {
      var settings = ScanDecoderSettings()
      settings.keyboardLayout = layouts.first ?? .us
      settings.terminator = terminator
      settings.hasSymbologyPrefix = hasAIMPrefix
      settings.codeIDs = codeIDs
      for byte in prefix { settings.prefix.append(byte) }
      return settings
    }

    /// The prefix as a line's file has it: `terminator: etx` brings its STX along.
    public var writtenPrefix: [UInt8] { terminator == .endOfText ? Array(prefix.dropFirst()) : prefix }

    /// Whether the country setting matters for this scanner at all.
    public var dependsOnLayout: Bool { layouts.count < KeyboardLayout.allCases.count }
  }
#endif
