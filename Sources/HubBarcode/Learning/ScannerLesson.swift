public import HubUnits

#if !hasFeature(Embedded)
  /// Finds how a scanner is set from what it sent of the calibration label.
  ///
  /// Every layout and every habit of Caps Lock is tried on the same reports; those under which the known texts appear are
  /// right. What stands around the texts is prefix and suffix. At last the decoder of the daemon reads the reports with
  /// the settings that were found: only what reads the label is told.
  public struct ScannerLesson: Sendable {
    /// How long nothing comes between two scans.
    ///
    /// **Source**: longer than the 500 ms in which hubd gives a label with a terminator up; nobody aims faster.
    public static let pause = Nanoseconds.milliseconds(600)

    private let mode: ScannerMode
    private let reports: [SentReport]

    public init(mode: ScannerMode, reports: [SentReport]) {
      self.mode = mode
      self.reports = reports.filter { !$0.bytes.isEmpty }
    }

    /// Which bar codes of the label came so far, whatever the settings.
    ///
    /// **Errors**: the mode's own reason when it is not decoded.
    public func parts() throws(UnsupportedScanner) -> Set<CalibrationPart> {
      try ScannerBelief.all(for: reports, mode: mode).map(\.parts).max { $0.count < $1.count } ?? []
    }

    /// The settings.
    ///
    /// **Errors**: one line that says why not, and what to do.
    public func learned() throws(LearningRefusal) -> LearnedScanner {
      if case .ibmOEM = mode { return Self.plain(mode) }
      guard !reports.isEmpty else { throw .nothingArrived }
      let beliefs: [ScannerBelief]
      do { beliefs = try ScannerBelief.all(for: reports, mode: mode) } catch { throw .modeIsNotRead(error) }
      let most = beliefs.map(\.parts.count).max() ?? 0
      guard most > 0 else { throw failure(beliefs) }
      let fitting = beliefs.filter { $0.parts.count == most }
      // Caps Lock off first: a habit is only believed where nothing else fits.
      let habit = CapsLockHabit.allCases.first { habit in fitting.contains { $0.habit == habit } }
      switch habit {
      case .on: throw .capsLockIsOn
      case .shiftLock: throw .capsLockActsAsShift
      case .off, nil: break
      }
      let right = fitting.filter { $0.habit == .off }
      let missing = CalibrationPart.allCases.filter { !right[0].parts.contains($0) }
      guard right.count == 1 || isSettled(right.map(\.layout)) else {
        throw .needsMore(missing: missing, layouts: right.map(\.layout))
      }
      return try checked(learned(right, missing: missing))
    }

    /// A mode whose reports tell length and symbol: there is nothing to find.
    private static func plain(_ mode: ScannerMode) -> LearnedScanner {
      LearnedScanner(
        mode: mode, layouts: KeyboardLayout.allCases, prefix: [], hasAIMPrefix: false, codeIDs: nil,
        terminator: .automatic, sendsGS: nil, lostSigns: [], missing: [])
    }

    /// Whether it does not matter which of them is written: all type the same.
    private func isSettled(_ layouts: [KeyboardLayout]) -> Bool {
      guard case .hidKeyboard = mode else { return true }
      return Set(layouts) == [.swissFrench, .swissGerman] || layouts.count == KeyboardLayout.allCases.count
    }

    private func learned(
      _ right: [ScannerBelief], missing: [CalibrationPart]
    ) throws(LearningRefusal) -> LearnedScanner {
      let bursts = right[0].bursts
      let framing = try LearnedFraming(bursts)
      let terminator = try self.terminator(framing)
      if framing.prefix.contains(where: { [0x0A, 0x0D, 0x09].contains($0) }) {
        throw .prefixEndsLabels(framing.prefix)
      }
      // STX comes and goes with the terminator ETX; the rest must fit the line's file.
      let written = framing.prefix.count - (terminator == .endOfText ? 1 : 0)
      guard written <= 7, framing.prefix.allSatisfy({ $0 < 0x80 }) else {
        throw .prefixDoesNotFit(framing.prefix)
      }
      let loose = bursts.flatMap(\.matches).filter { !$0.part.tail.isEmpty }.map(\.loose)
      let isKeyboard = if case .hidKeyboard = mode { true } else { false }
      return LearnedScanner(
        mode: mode, layouts: isKeyboard ? right.map(\.layout) : KeyboardLayout.allCases,
        prefix: framing.prefix, hasAIMPrefix: framing.hasAIMPrefix, codeIDs: framing.codeIDs,
        terminator: terminator,
        sendsGS: loose.isEmpty ? nil : loose.allSatisfy { $0.contains(0x1D) },
        lostSigns: loose.isEmpty
          ? [] : CalibrationPart.looseSigns.filter { sign in !loose.allSatisfy { $0.contains(sign) } },
        missing: missing)
    }

    private func terminator(_ framing: LearnedFraming) throws(LearningRefusal) -> ScanTerminator {
      switch framing.suffix {
      case []:
        if case .hidPOS = mode { return .automatic }
        return .silence
      case [0x0D]: return .enter
      case [0x0A]: return .lineFeed
      case [0x0D, 0x0A]: return .enterLineFeed
      case [0x09]: return .tab
      case [0x03]:
        guard framing.prefix.first == 0x02 else { throw .endOfTextWithoutStart }
        return .endOfText
      default: throw .suffixIsUnknown(framing.suffix)
      }
    }
  }

  // Saying why not, and making sure.
  extension ScannerLesson {
    private func failure(_ beliefs: [ScannerBelief]) -> LearningRefusal {
      let plain = beliefs.filter { $0.habit == .off }
      for belief in plain {
        for text in belief.bursts.map(\.text) {
          let capitals = Self.capitals(text)
          let whole = CalibrationPart.letters.head
          if capitals.contains(sequence: Self.capitals(whole)) { return .caseIsConverted }
        }
      }
      for belief in plain {
        for text in belief.bursts.map(\.text) {
          if let part = CalibrationPart.allCases.first(where: { text.contains(sequence: $0.mark) }) {
            return .cut(part)
          }
        }
      }
      let text = plain.first?.bursts.map(\.text).first { !$0.isEmpty } ?? []
      return text.isEmpty ? .nothingArrived : .notTheLabel(text: text)
    }

    private static func capitals(_ text: [UInt8]) -> [UInt8] {
      text.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
    }

    /// Reads the reports as the daemon will.
    private func checked(_ learned: LearnedScanner) throws(LearningRefusal) -> LearnedScanner {
      let wanted: [ScannerBelief.Burst]
      let texts: [[UInt8]]
      do {
        wanted = try ScannerBelief(
          reports, mode: mode, layout: learned.layouts.first ?? .us, habit: .off
        ).bursts
        texts = try ScannerBelief.texts(reports, mode: mode, settings: learned.settings)
      } catch { throw .modeIsNotRead(error) }
      let read = texts.flatMap { text in
        CalibrationMatch.all(in: text).filter { $0.range == 0..<text.count }
      }
      guard read.map(\.part) == wanted.flatMap(\.matches).map(\.part) else {
        throw learned.terminator == .silence
          ? .silenceDoesNotHold(longestPauseMilliseconds: longestPause)
          : .doesNotHold(text: texts.first ?? [])
      }
      return learned
    }

    /// The longest pause within what counts as one scan. **Units**: milliseconds.
    private var longestPause: Int {
      let pauses = zip(reports, reports.dropFirst()).map { $1.at - $0.at }.filter { $0 < Self.pause }
      return Int(clamping: (pauses.max() ?? .zero).wholeMilliseconds)
    }
  }

  extension [UInt8] {
    /// Whether some bytes stand in here in a row.
    fileprivate func contains(sequence other: [UInt8]) -> Bool {
      guard !other.isEmpty, other.count <= count else { return false }
      return (0...(count - other.count)).contains { self[$0...].starts(with: other) }
    }
  }
#endif
