import HubBarcode
import HubUnits
import Testing

@Suite("Which number of a label is the parcel's key is a rule of the sort plan")
struct KeyRuleStories {
  static let sscc = "157035381410375177"
  static let otherSSCC = "376130321109103420"

  /// One line of `codes`, first to last; an earlier one outranks a later one.
  enum Line {
    case formats([LabelFormat], isSure: Bool = false, prefix: String = "")
    case fields([String])
    case whole(symbology: Character? = nil, prefix: String = "", length: ClosedRange<UInt16>? = nil)
    indirect case never(Line)
  }

  static func rules(_ lines: Line...) -> KeyRules {
    var rules = KeyRules()
    for (place, line) in lines.enumerated() { rules.append(rule(line, rank: UInt8(lines.count - place))) }
    return rules
  }

  private static func rule(_ line: Line, rank: UInt8) -> KeyRule {
    var rule = KeyRule(rank: rank)
    switch line {
    case .formats(let formats, let isSure, let prefix):
      for format in formats { rule.formats.insert(format) }
      rule.needsCheckDigit = isSure
      for byte in prefix.utf8 { rule.prefix.append(byte) }
    case .fields(let names):
      for name in names {
        guard let identifier = FieldIdentifier(application: name) ?? FieldIdentifier(data: name) else {
          continue
        }
        rule.identifiers.append(identifier)
      }
    case .whole(let symbology, let prefix, let length):
      rule.symbology = symbology?.asciiValue ?? 0
      for byte in prefix.utf8 { rule.prefix.append(byte) }
      if let length { (rule.shortest, rule.longest) = (length.lowerBound, length.upperBound) }
    case .never(let other):
      rule = Self.rule(other, rank: rank)
      rule.use = .never
    }
    return rule
  }

  private func judge(_ text: String, _ identifier: String? = nil, by rules: KeyRules) -> LabelJudgement {
    LabelJudgement(
      Array(text.utf8).span, symbologyIdentifier: identifier.flatMap { SymbologyIdentifier($0) }, rules: rules
    )
  }

  /// SSCC before S10 before the courier's number; articles and batches never.
  private static let hub = rules(
    .formats([.sscc]), .formats([.s10]), .formats([.bpost24, .dpdParcelLabel, .cainiao]),
    .never(.fields(["01", "10"])))

  @Test("SSCC before S10 before the courier's number, each by the key the manifest knows")
  func order() {
    let sscc = judge("00" + Self.sscc + "4204460\u{1D}403BE4460001", "]C1", by: Self.hub)
    let s10 = judge("rr 123 456 785 be", by: Self.hub)
    let courier = judge("%000446008127099800000327056", by: Self.hub)
    #expect(sscc.parcelKey?.text == Self.sscc && sscc.checkDigit == .verified)
    #expect(s10.parcelKey?.text == "RR123456785BE" && s10.checkDigit == .verified)
    #expect(courier.parcelKey?.text == "08127099800000" && courier.checkDigit == .none)
    #expect(sscc.rank > s10.rank && s10.rank > courier.rank && courier.rank > 0)
    #expect(!sscc.contradictsItself && !sscc.isNeverKey)
  }

  @Test("An article's number or a batch never names a parcel, whatever symbol it stands in")
  func articlesNever() {
    for (text, identifier) in [
      ("010541234500001310LOT7", "]C1"), ("010541234500001310LOT7", "]d2"), ("0105412345000013", nil),
      ("010541234500001310LOT7", nil), ("10LOT7\u{1D}0105412345000013", "]Q3"),
    ] {
      let judgement = judge(text, identifier, by: Self.hub)
      #expect(judgement.isNeverKey && judgement.parcelKey == nil, "\(text) \(identifier ?? "")")
      // Without a plan that says so the label would be looked up as it is.
      #expect(
        judge(text, identifier, by: KeyRules()).parcelKey?.text == text.replacing("\u{1D}", with: "\\x1D"))
    }
  }

  @Test("Beside a parcel's number in one symbol, the article is passed over and the parcel found")
  func articleBesideParcel() {
    let both = judge("0105412345000013" + "00" + Self.sscc + "10LOT7", "]d2", by: Self.hub)
    #expect(both.parcelKey?.text == Self.sscc && !both.contradictsItself)
    // The built-in choice is not touched by what is struck out beside it either.
    let builtIn = judge(
      "0105412345000013" + "00" + Self.sscc, "]d2", by: Self.rules(.never(.fields(["01"]))))
    #expect(builtIn.parcelKey?.text == Self.sscc && builtIn.rank == 0)
  }

  @Test("A wrong article number that the plan never takes is no bad check digit of a parcel")
  func wrongArticle() {
    let wrong = judge("010541234500001410LOT7", "]C1", by: Self.hub)
    #expect(wrong.isNeverKey && wrong.checkDigit == .none)
  }

  @Test(
    "A failed check digit of a number the plan takes is badCheckDigit, also where bare digits prove nothing")
  func failedCheckDigit() {
    for text in ["RR123456784BE", "00376130321109103421", "376130321109103421"] {
      let judgement = judge(text, by: Self.hub)
      #expect(judgement.checkDigit == .failed && judgement.parcelKey != nil && judgement.rank > 0, "\(text)")
    }
    // Among elements the identifier names it.
    let element = judge("420SW1A1AA\u{1D}00376130321109103421", "]C1", by: Self.rules(.fields(["00"])))
    #expect(element.checkDigit == .failed && element.rank == 1)
    // A plan that does not name the format leaves eighteen digits alone.
    let unnamed = judge("376130321109103421", by: Self.rules(.formats([.s10])))
    #expect(unnamed.checkDigit == .none && unnamed.rank == 0)
  }

  @Test("A wrong digit excuses itself where the same digits are right as another carrier's number")
  func otherFormatExcuses() {
    // Fifteen digits, wrong for DPD, right for FedEx Ground.
    let judgement = judge("568838414941", by: Self.rules(.formats([.identcode])))
    #expect(judgement.checkDigit != .failed)
  }

  @Test(
    "With a last rule that takes nothing else, a strange label is no key, and a damaged one still is told")
  func nothingElse() {
    let rules = Self.rules(.formats([.s10]), .never(.whole()))
    #expect(judge("https://example.com/42", by: rules).isNeverKey)
    #expect(judge("1Z999AA11262185671", by: rules).isNeverKey)
    #expect(judge("RR123456785BE", by: rules).rank == 2)
    let damaged = judge("RR123456784BE", by: rules)
    #expect(damaged.checkDigit == .failed && !damaged.isNeverKey && damaged.rank == 2)
  }

  @Test("A label that fits no rule is looked up as it is, below every other")
  func noRule() {
    let judgement = judge("WHATEVER-7", by: Self.hub)
    #expect(judgement.parcelKey?.text == "WHATEVER-7" && judgement.rank == 0 && judgement.checkDigit == .none)
  }

  @Test("Two parcels' numbers in one label that the plan likes alike contradict each other")
  func contradiction() {
    let two = "00" + Self.sscc + "00" + Self.otherSSCC
    #expect(judge(two, "]C1", by: Self.hub).contradictsItself)
    #expect(judge(two, "]C1", by: Self.rules(.fields(["00"]))).contradictsItself)
    // The same number twice is one number.
    #expect(
      !judge("00" + Self.sscc + "00" + Self.sscc, "]C1", by: Self.rules(.fields(["00"]))).contradictsItself)
    // An earlier rule prefers one.
    let preferring = judge(two, "]C1", by: Self.rules(.formats([.sscc], prefix: "3761"), .formats([.sscc])))
    #expect(preferring.parcelKey?.text == Self.otherSSCC && !preferring.contradictsItself)
  }

  @Test("A number of many readings is one key: twelve digits of three carriers do not contradict themselves")
  func manyReadings() {
    let every = Self.rules(.formats(LabelFormat.allCases.filter(\.isParcelNumber)))
    for text in ["986578788855", "477179081230", "123456789012", "9400111202555842332669"] {
      #expect(!judge(text, by: every).contradictsItself, "\(text)")
    }
  }

  @Test("Order and shipment numbers inside GS1 elements are found by their identifiers")
  func shipmentElements() {
    let rules = Self.rules(.fields(["401", "402"]), .fields(["00"]))
    let label = "00" + Self.sscc + "4015412345SHIP77\u{1D}4204460"
    #expect(judge(label, "]C1", by: rules).parcelKey?.text == "5412345SHIP77")
    #expect(judge("40251234500000000012", "]C1", by: rules).parcelKey?.text != nil)
    #expect(judge("00" + Self.sscc, "]C1", by: rules).parcelKey?.text == Self.sscc)
    // A courier's number that only begins like one, and no symbol that says otherwise.
    #expect(judge("40112345678", by: rules).parcelKey?.text == "40112345678")
    #expect(judge("40112345678", by: rules).rank == 0)
    #expect(judge("40112345678", "]C0", by: rules).rank == 0)
  }

  @Test("An element that swallowed its neighbour is not taken for a key")
  func swallowed() {
    let rules = Self.rules(.fields(["401"]), .never(.whole()))
    // The scanner dropped the GS between 401 and 420.
    let judgement = judge("4015412345SHIP774204460" + "\u{1D}00" + Self.sscc, "]C1", by: rules)
    #expect(judgement.parcelKey?.text != "5412345SHIP77")
    #expect(judgement.rank == 0 || judgement.parcelKey?.text == "5412345SHIP774204460")
  }

  @Test("The numbers inside an ISO 15434 envelope are found by format and by data identifier")
  func envelope() {
    let label = "[)>\u{1E}06\u{1D}JJJBEA2356412012365478896541\u{1D}25SORDER77\u{1D}Q12\u{1E}\u{04}"
    #expect(
      judge(label, "]d1", by: Self.rules(.formats([.bpostPlate]))).parcelKey?.text
        == "JJBEA2356412012365478896541")
    #expect(
      judge(label, "]d1", by: Self.rules(.fields(["J"]))).parcelKey?.text == "JJBEA2356412012365478896541")
    #expect(judge(label, "]d1", by: Self.rules(.fields(["25S"]))).parcelKey?.text == "ORDER77")
    #expect(judge(label, "]d1", by: Self.rules(.never(.fields(["J"])), .formats([.bpostPlate]))).isNeverKey)
    let gs1 = "[)>\u{1E}05\u{1D}00" + Self.sscc + "\u{1E}\u{04}"
    #expect(judge(gs1, "]d1", by: Self.rules(.fields(["00"]))).parcelKey?.text == Self.sscc)
  }

  @Test("A MaxiCode's number is found by its format, put together from its fields")
  func maxiCode() {
    let label =
      "[)>\u{1E}01\u{1D}96841706672\u{1D}840\u{1D}001\u{1D}1Z00004951\u{1D}UPSN\u{1D}06X610\u{1D}159\u{1D}"
      + "1234567\u{1D}1/1\u{1D}\u{1D}Y\u{1D}634 ALPHA DR\u{1D}PITTSBURGH\u{1D}PA\u{1E}\u{04}"
    let judgement = judge(label, "]U1", by: Self.rules(.formats([.sscc]), .formats([.ups1Z], isSure: true)))
    #expect(judgement.parcelKey?.text == "1Z06X6100100004951" && judgement.checkDigit == .verified)
  }

  @Test("The post's number is the same key with and without the routing before it")
  func routedPost() {
    let number = "9261290336128704042634"
    let rules = Self.rules(.formats([.uspsIMpbCommercial], isSure: true))
    for (text, identifier) in [
      ("42090245" + number, nil), ("42090245\u{1D}" + number, "]C1"), ("42090245\u{1D}" + number, nil),
      ("42090245\u{1D}" + number, "]C0"), (number, "]C1"), ("420 90245 " + number, nil),
    ] {
      #expect(judge(text, identifier, by: rules).parcelKey?.text == number, "\(text) \(identifier ?? "")")
      #expect(
        judge(text, identifier, by: KeyRules()).parcelKey?.text == number, "\(text) \(identifier ?? "")")
    }
    // A wrong digit proves nothing about which digits are the postcode.
    #expect(
      judge("420902459261290336128704042635", by: rules).parcelKey?.text == "420902459261290336128704042635")
  }

  @Test("A rule for a symbology takes labels as they are, and leaves the others to the next rule")
  func symbology() {
    let rules = Self.rules(
      .never(.whole(symbology: "E")), .whole(prefix: "XB", length: 6...8), .formats([.gtin]))
    #expect(judge("5412345000013", "]E0", by: rules).isNeverKey)
    #expect(judge("5412345000013", "]C0", by: rules).rank == 1)
    #expect(judge("XB40063", "]C0", by: rules).rank == 2)
    #expect(judge("XB400638133", "]C0", by: rules).rank == 0)
  }

  @Test("Only a proven number is taken where the plan wants proof")
  func strength() {
    let rules = Self.rules(.formats([.bpost24, .s10], isSure: true))
    #expect(judge("323212345678901234567890", by: rules).rank == 0)
    #expect(judge("RR123456785BE", by: rules).rank == 1)
  }

  @Test(
    "A label longer than a bar code of the manifest yields the key inside it, or none",
    arguments: [true, false])
  func longLabel(holdsKey: Bool) {
    let rest = String(repeating: "X", count: 20)
    let long = "91" + rest + "\u{1D}92" + rest + "\u{1D}93" + rest + (holdsKey ? "\u{1D}00" + Self.sscc : "")
    let judgement = judge(long, "]d2", by: Self.hub)
    #expect(judgement.parcelKey?.text == (holdsKey ? Self.sscc : nil) && !judgement.isNeverKey)
  }

  @Test(
    "A key chosen by any rule is its own key: the manifest's side says the same of it",
    arguments: [41, 42] as [UInt64])
  func keyOfKey(seed: UInt64) {
    let every = Self.rules(
      .fields(["00", "401", "402", "J"]), .formats(LabelFormat.allCases), .never(.fields(["01"])))
    var numbers = SeededNumbers(seed: seed)
    let alphabet = Array("0123456789010420ABERSTZL%- \u{1D}".utf8)
    for _ in 0..<5_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...80, using: &numbers) {
        bytes.append(alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)])
      }
      let judgement = LabelJudgement(bytes.span, symbologyIdentifier: nil, rules: every)
      guard let key = judgement.parcelKey else { continue }
      #expect(parcelKey(of: key) == key)
    }
  }

  @Test("What a decoder hands out is judged by the plan's rules")
  func decoder() throws {
    var decoder = try ScanDecoder(mode: .cdcACM)
    decoder.feed(Array("RR123456785BE\r0105412345000013\r".utf8).span, at: .init(nanoseconds: 1_000))
    var judgements: [LabelJudgement] = []
    while let scan = decoder.nextScan() { judgements.append(decoder.judge(scan, by: Self.hub)) }
    try #require(judgements.count == 2)
    #expect(judgements[0].rank == 3)
    #expect(judgements[1].isNeverKey)
  }
}
