import HubUnits
import Testing

@testable import HubBarcode

/// Layout, prefix, suffix and framing found from the calibration label.
@Suite(.enabled(if: Typist.isPresent, "SKIPPED: no ../shared/fixtures/keymaps/layouts.json"))
struct LearningTests {
  private static let keyboard = ScannerMode.hidKeyboard(.boot)

  /// What a scanner sends of all three bar codes.
  private static func lesson(
    _ typist: Typist, prefix: String = "", identifiers: (plain: String, gs1: String) = ("", ""),
    suffix: String = "\r", parts: [CalibrationPart] = CalibrationPart.allCases
  ) -> ScannerLesson {
    var typist = typist
    for part in parts {
      let identifier = part == .brackets ? identifiers.gs1 : identifiers.plain
      typist.scan(latin1(prefix + identifier) + part.content + latin1(suffix))
    }
    return ScannerLesson(mode: keyboard, reports: typist.reports)
  }

  @Test("Each of the ten layouts is found from the label, and only it", arguments: KeyboardLayout.allCases)
  func layouts(_ layout: KeyboardLayout) throws {
    let learned = try Self.lesson(Typist(layout: layout.word)).learned()
    let swiss: [KeyboardLayout] = [.swissFrench, .swissGerman]
    #expect(learned.layouts == (swiss.contains(layout) ? swiss : [layout]))
    #expect(learned.terminator == .enter)
    #expect(learned.prefix.isEmpty && !learned.hasAIMPrefix && learned.codeIDs == nil)
    #expect(learned.sendsGS == true)
    #expect(learned.missing.isEmpty)
  }

  @Test(
    "Reports of Shift alone, and Caps Lock switched around the data, change nothing",
    arguments: KeyboardLayout.allCases)
  func manners(_ layout: KeyboardLayout) throws {
    var typist = Typist(layout: layout.word)
    typist.sendsModifiersFirst = true
    #expect(try Self.lesson(typist).learned().layouts.contains(layout))
    #expect(try Self.lesson(Typist(layout: layout.word, caps: .around)).learned().layouts.contains(layout))
  }

  @Test(
    "A scanner that believes Caps Lock is on is told so, with each layout", arguments: KeyboardLayout.allCases
  )
  func capsLock(_ layout: KeyboardLayout) {
    #expect(throws: LearningRefusal.capsLockIsOn) {
      try Self.lesson(Typist(layout: layout.word, caps: .on)).learned()
    }
  }

  @Test("Caps Lock as Shift of the digit row is told apart", arguments: [KeyboardLayout.be, .fr])
  func shiftLock(_ layout: KeyboardLayout) {
    #expect(throws: LearningRefusal.capsLockActsAsShift) {
      try Self.lesson(Typist(layout: layout.word, caps: .shiftLock)).learned()
    }
  }

  @Test(
    "Each end is found, with each layout",
    arguments: KeyboardLayout.allCases,
    [
      ("\r", "", ScanTerminator.enter), ("\n", "", .lineFeed), ("\r\n", "", .enterLineFeed), ("\t", "", .tab),
      ("\u{03}", "\u{02}", .endOfText), ("", "", .silence),
    ])
  func ends(_ layout: KeyboardLayout, _ end: (suffix: String, prefix: String, terminator: ScanTerminator))
    throws
  {
    let learned = try Self.lesson(Typist(layout: layout.word), prefix: end.prefix, suffix: end.suffix)
      .learned()
    #expect(learned.terminator == end.terminator)
    #expect(learned.layouts.contains(layout))
    #expect(learned.writtenPrefix.isEmpty)
  }

  @Test(
    "A prefix, AIM identifiers and makers' letters are told apart, alone and together",
    arguments: ["", "#", "ab1", "j", "]"], [nil, "aim", "honeywell", "zebra", "datalogic"])
  func prefixes(_ prefix: String, _ maker: String?) throws {
    let identifiers =
      switch maker {
      case "aim": ("]C0", "]C1")
      case "honeywell": ("j", "I")
      case "zebra": ("D", "K")
      case "datalogic": ("#", "]C1")
      default: ("", "")
      }
    let learned = try Self.lesson(Typist(layout: "be"), prefix: prefix, identifiers: identifiers).learned()
    #expect(learned.layouts == [.be])
    #expect(learned.prefix == latin1(prefix))
    #expect(learned.hasAIMPrefix == (maker == "aim"))
    #expect(learned.codeIDs == maker.flatMap(ScannerCodeIDs.init(word:)))
  }

  @Test("Another label is no calibration label, and what came is shown")
  func wrongLabel() {
    var typist = Typist(layout: "fr")
    typist.scan(latin1("00157035381410375177\r"))
    let lesson = ScannerLesson(mode: Self.keyboard, reports: typist.reports)
    #expect(throws: LearningRefusal.notTheLabel(text: latin1("))!%&)#%#*!$!)#&%!&&\r"))) {
      try lesson.learned()
    }
    #expect(throws: LearningRefusal.nothingArrived) {
      try ScannerLesson(mode: Self.keyboard, reports: []).learned()
    }
  }

  @Test("Every label of the key streams is no calibration label")
  func vectors() throws {
    for vector in Fixtures.list("keymaps/vectors.json", "vectors", as: StreamVector.self) {
      let reports = vector.reports.enumerated().map { index, report in
        SentReport(
          at: MonotonicInstant(nanoseconds: 0) + .milliseconds(8) * Int64(index), bytes: bytes(hex: report))
      }
      let lesson = ScannerLesson(mode: Self.keyboard, reports: reports)
      #expect(throws: LearningRefusal.self) { try lesson.learned() }
      #expect(try lesson.parts().isEmpty)
    }
  }

  @Test("A code that lost its end is told from another label")
  func cut() {
    var typist = Typist(layout: "be")
    typist.scan(Array(CalibrationPart.signs.content.prefix(20)) + [0x0D])
    let lesson = ScannerLesson(mode: Self.keyboard, reports: typist.reports)
    #expect(throws: LearningRefusal.cut(.signs)) { try lesson.learned() }
  }

  @Test("One bar code is enough only where nothing else fits")
  func more() throws {
    #expect(throws: LearningRefusal.needsMore(missing: [.signs, .brackets], layouts: [.be, .fr])) {
      try Self.lesson(Typist(layout: "be"), parts: [.letters]).learned()
    }
    let learned = try Self.lesson(Typist(layout: "be"), parts: [.letters, .signs]).learned()
    #expect(learned.layouts == [.be] && learned.missing == [.brackets] && learned.sendsGS == nil)
    // `j` may be Honeywell's letter for Code 128, or a letter of somebody's own.
    #expect(throws: LearningRefusal.letterIsDoubtful(UInt8(ascii: "j"), missing: .brackets)) {
      try Self.lesson(Typist(layout: "be"), prefix: "j", parts: [.letters, .signs]).learned()
    }
  }

  @Test("What no file can say is refused in one line: ends, prefixes, letter case")
  func refusals() {
    func refusal(_ prefix: String = "", _ suffix: String = "\r") -> LearningRefusal? {
      #expect(throws: LearningRefusal.self) {
        try Self.lesson(Typist(layout: "us"), prefix: prefix, suffix: suffix).learned()
      }
    }
    #expect(refusal("", "X\r") == .suffixIsUnknown(latin1("X\r")))
    #expect(refusal("", "\u{03}") == .endOfTextWithoutStart)
    #expect(refusal("123456789") == .prefixDoesNotFit(latin1("123456789")))
    #expect(refusal("\r", "") == .prefixEndsLabels(latin1("\r")))
    var typist = Typist(layout: "us")
    typist.scan(latin1("HUBFAMQWYZAMQWYZ0123456789END\r"))
    let lesson = ScannerLesson(mode: Self.keyboard, reports: typist.reports)
    #expect(throws: LearningRefusal.caseIsConverted) { try lesson.learned() }
    let all: [LearningRefusal] = [
      .suffixIsUnknown(latin1("X\r")), .capsLockIsOn, .notTheLabel(text: [0x41]), .cut(.letters),
      .needsMore(missing: [.signs, .brackets], layouts: [.be, .fr]),
    ]
    for refusal in all { #expect(!refusal.description.contains("\n")) }
  }

  @Test("A scanner without a suffix that pauses within its codes is refused: hubd would cut them")
  func slowKeys() {
    var typist = Typist(layout: "us")
    typist.interval = .milliseconds(120)
    #expect(throws: LearningRefusal.silenceDoesNotHold(longestPauseMilliseconds: 120)) {
      try Self.lesson(typist, suffix: "").learned()
    }
  }

  @Test("Three codes typed without a pause are told apart by their ends")
  func pauseless() throws {
    var typist = Typist(layout: "de")
    for part in CalibrationPart.allCases {
      typist.scan(latin1("#") + part.content + [0x09], pause: .zero)
    }
    let learned = try ScannerLesson(mode: Self.keyboard, reports: typist.reports).learned()
    #expect(learned.layouts == [.de] && learned.prefix == latin1("#") && learned.terminator == .tab)
  }

  @Test("A swallowed GS and signs of dead keys are told, and stop nothing")
  func lost() throws {
    var typist = Typist(layout: "de")
    for part in CalibrationPart.allCases {
      typist.scan(part.content.filter { $0 != 0x1D } + [0x0D])
    }
    let learned = try ScannerLesson(mode: Self.keyboard, reports: typist.reports).learned()
    #expect(learned.sendsGS == false)
    #expect(learned.lostSigns == latin1("^`"))
  }

  @Test("A serial scanner's ends and identifiers are found, too")
  func serial() throws {
    var at = MonotonicInstant(nanoseconds: 0)
    let reports = CalibrationPart.allCases.map { part in
      at = at + .seconds(2)
      let identifier = part == .brackets ? "]C1" : "]C0"
      return SentReport(at: at, bytes: latin1(identifier) + part.content + latin1("\r\n"))
    }
    let learned = try ScannerLesson(mode: .cdcACM, reports: reports).learned()
    #expect(learned.hasAIMPrefix && learned.terminator == .enterLineFeed && !learned.dependsOnLayout)
  }

  private struct StreamVector: Decodable { let reports: [String] }
}
