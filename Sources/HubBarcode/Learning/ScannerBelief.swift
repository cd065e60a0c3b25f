import HubUnits

#if !hasFeature(Embedded)
  /// One way a scanner may be set, and what its reports say if it is.
  struct ScannerBelief {
    let layout: KeyboardLayout
    let habit: CapsLockHabit
    /// What came between two silences, each with the parts found in it.
    let bursts: [Burst]

    struct Burst {
      let text: [UInt8]
      let matches: [CalibrationMatch]
    }

    /// **Errors**: the mode's own reason when it is not decoded.
    init(
      _ reports: [SentReport], mode: ScannerMode, layout: KeyboardLayout, habit: CapsLockHabit
    ) throws(UnsupportedScanner) {
      self.layout = layout
      self.habit = habit
      var settings = ScanDecoderSettings()
      settings.keyboardLayout = layout
      settings.terminator = .silence
      settings.silence = ScannerLesson.pause
      let straight =
        if case .hidKeyboard(let keys) = mode { habit.straightened(reports, keys) } else { reports }
      bursts = try Self.texts(straight, mode: mode, settings: settings).map {
        Burst(text: $0, matches: CalibrationMatch.all(in: $0))
      }
    }

    /// Everything that a decoder makes of some reports, and then of silence.
    static func texts(
      _ reports: [SentReport], mode: ScannerMode, settings: ScanDecoderSettings
    ) throws(UnsupportedScanner) -> [[UInt8]] {
      var decoder = try ScanDecoder(mode: mode, settings: settings)
      var texts: [[UInt8]] = []
      func take(_ decoder: inout ScanDecoder) {
        while let read = decoder.nextRead() { texts.append(decoder.bytes(of: read)) }
      }
      for report in reports {
        decoder.feed(report.bytes.span, at: report.at)
        take(&decoder)
      }
      // Past every silence there is.
      if let last = reports.last { decoder.poll(at: last.at + .seconds(60)) }
      take(&decoder)
      return texts
    }

    var parts: Set<CalibrationPart> { Set(bursts.flatMap(\.matches).map(\.part)) }

    /// All ways to be set that are worth a try: a mode without keys has one.
    static func all(for reports: [SentReport], mode: ScannerMode) throws(UnsupportedScanner)
      -> [ScannerBelief]
    {
      guard case .hidKeyboard = mode else {
        return [try ScannerBelief(reports, mode: mode, layout: .us, habit: .off)]
      }
      var beliefs: [ScannerBelief] = []
      for habit in CapsLockHabit.allCases {
        for layout in KeyboardLayout.allCases {
          beliefs.append(try ScannerBelief(reports, mode: mode, layout: layout, habit: habit))
        }
      }
      return beliefs
    }
  }
#endif
