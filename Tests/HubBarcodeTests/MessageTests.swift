import HubBarcode
import HubUnits
import Testing

@Suite("Numbers inside a label's structure")
struct MessageTests {
  private func reading(_ text: String, _ identifier: String? = nil) -> LabelReading {
    LabelReading(latin1(text).span, symbologyIdentifier: identifier.flatMap { SymbologyIdentifier($0) })
  }

  private func key(_ text: String) -> String? {
    parcelKey(of: latin1(text).span, symbologyIdentifier: nil)?.text
  }

  /// The public example of UPS's guide: 1Z 06X610 01 0000495 1.
  private static let ups =
    "[)>\u{1E}01\u{1D}96152382802\u{1D}840\u{1D}001\u{1D}1Z00004951\u{1D}UPSN\u{1D}06X610\u{1D}159\u{1D}1234567\u{1D}1/1"
    + "\u{1D}\u{1D}Y\u{1D}634 ALPHA DR\u{1D}PITTSBURGH\u{1D}PA\u{1E}\u{4}"

  @Test("the 1Z number of a MaxiCode is put together from its fields, when its check digit then is right")
  func assembled() throws {
    let reading = reading(Self.ups, "]U1")
    let candidate = try #require(reading.candidates.candidate(.ups1Z))
    #expect(candidate.isAssembled)
    #expect(candidate.validity == .valid)
    let parts = Dictionary(
      uniqueKeysWithValues: candidate.parts(of: latin1(Self.ups)).map { ($0.name, $0.value) })
    #expect(parts["number"] == "1Z06X6100100004951")
    #expect(parts["shipper"] == "06X610")
    #expect(reading.checkDigitVerdict == .verified)
    #expect(key(Self.ups) == "1Z06X6100100004951")
    // Another account, and the digit is wrong: no number is made up.
    let other = Self.ups.replacing("06X610", with: "06X611")
    #expect(self.reading(other).candidates.candidate(.ups1Z) == nil)
    #expect(key(other) == nil)
  }

  @Test("a bare message of mode 3 is read like one in its envelope")
  func bare() throws {
    let text = "B4460 \u{1D}056\u{1D}001\u{1D}1ZE020520244115965\u{1D}UPSN"
    let parts = try #require(reading(text, "]U1").carrierMessageParts(of: latin1(text)))
    #expect(parts.mode == 3)
    #expect(parts.isUPS)
    let values = Dictionary(uniqueKeysWithValues: parts.parts.map { ($0.name, $0.value) })
    #expect(values["postcode"] == "B4460 ")
    #expect(values["country_letters"] == "BE")
    #expect(values["tracking"] == "1ZE020520244115965")
    #expect(key(text) == "1ZE020520244115965")
  }

  @Test("a MaxiCode whose symbol promises a message and holds none is not well formed")
  func broken() {
    for text in ["", "hello", "B4460 \u{1D}05\u{1D}001", "\u{1D}\u{1D}\u{1D}"] {
      let isWellFormed = reading(text, "]U1").isWellFormed(latin1(text).span)
      #expect(!isWellFormed, "\(text.debugDescription)")
    }
    let free = reading("free text", "]U0").isWellFormed(latin1("free text").span)
    #expect(free)
  }

  @Test("a licence plate and an SSCC in an envelope name the parcel")
  func envelopes() {
    let plate = "[)>\u{1E}06\u{1D}JJJD000390007882000001\u{1D}Q1\u{1E}\u{4}"
    #expect(reading(plate).candidates.candidate(.dhlPiece)?.validity == .valid)
    #expect(key(plate) == "JJD000390007882000001")
    #expect(key(plate.replacing("\u{1D}JJJD", with: "\u{1D}1JJJD")) == "JJD000390007882000001")
    let unit = "[)>\u{1E}05\u{1D}00157035381410375177\u{1D}4204460\u{1E}\u{4}"
    #expect(reading(unit, "]d1").gs1Certainty == .yes)
    #expect(key(unit) == "157035381410375177")
    let wrong = unit.replacing("375177", with: "375178")
    #expect(reading(wrong).checkDigitVerdict == .failed)
    let two = "[)>\u{1E}05\u{1D}00157035381410375177\u{1E}06\u{1D}Q1\u{1E}\u{4}"
    #expect(reading(two).envelope?.hasMoreFormats == true)
    #expect(reading(two).envelope?.isComplete == true)
    #expect(key(two) == "157035381410375177")
  }

  /// Made up after the columns of a GLS label; no real parcel.
  private static let gls =
    "A" + "DE 500" + "AT 391" + "2760000001" + "276a00abcd" + "ZABC12DE" + "CC" + "D         " + "0" + "ANS"
    + "1345"
    + "5771   " + "00100" + "001" + "002" + "000000012"

  @Test("the Data Matrix of a GLS label gives its columns, and its track id is the key")
  func glsLabel() throws {
    let text = Self.gls + String(repeating: " ", count: 123 - Self.gls.count)
    for text in [text, Self.gls] {
      let candidate = try #require(reading(text, "]d1").candidates.candidate(.glsUniqueLabel))
      let parts = Dictionary(
        uniqueKeysWithValues: candidate.parts(of: latin1(text)).map { ($0.name, $0.value) })
      #expect(parts["track_id"] == "ZABC12DE")
      #expect(parts["destination_country"] == "AT")
      #expect(parts["destination_depot"] == "391")
      #expect(parts["postcode"] == "5771")
      #expect(parts["weight_10g"] == "00100")
      #expect(parts["parcels"] == "002")
      #expect(key(text) == "ZABC12DE")
    }
    #expect(reading("B" + Self.gls.dropFirst()).candidates.candidate(.glsUniqueLabel) == nil)
    #expect(
      reading(Self.gls.replacing("AT 391", with: "ZZ 391")).candidates.candidate(.glsUniqueLabel) == nil)
  }

  @Test(
    "signs that scanners send for GS are read as GS when a check digit proves it",
    arguments: GS1Separator.allCases)
  func substitutes(_ separator: GS1Separator) {
    let sign = separator == .group ? "\u{1D}" : separator.text
    let text = "4204460\(sign)00157035381410375177"
    #expect(reading(text).gs1Certainty == .guess)
    #expect(reading(text, "]C1").gs1Certainty == .yes)
    #expect(reading(text).warnings.contains(.substitutedSeparator) == (separator != .group))
    #expect(key(text) == "157035381410375177")
    // Without a check digit that proves it, a sign is a sign.
    #expect(reading("4204460\(sign)99X").gs1Certainty == (separator == .group ? .guess : .no))
  }
}
