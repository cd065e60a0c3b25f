import HubBarcode
import HubUnits
import Testing

@Suite("Check digit verdicts and parcel keys")
struct VerdictTests {
  private func verdict(_ text: String, _ identifier: String? = nil) throws -> CheckDigitVerdict {
    checkDigitVerdict(
      of: try #require(Barcode(text)), symbologyIdentifier: identifier.flatMap { SymbologyIdentifier($0) })
  }

  @Test("a wrong digit fails only where the shape proves the format")
  func failed() throws {
    #expect(try verdict("RR123456785BE") == .verified)
    #expect(try verdict("RR123456784BE") == .failed)
    #expect(try verdict("1Z999AA11262185671") == .failed)
    #expect(try verdict("00376130321109103421", "]C1") == .failed)
    #expect(try verdict("00376130321109103421") == .failed)
    #expect(try verdict("00376130321109103420") == .verified)
    #expect(try verdict("00376130321109103421", "]C0") == .none)
    #expect(try verdict("420SW1A1AA\u{1D}00376130321109103421", "]C1") == .failed)
    #expect(try verdict("420SW1A1AA\u{1D}00376130321109103420", "]C1") == .verified)
    #expect(try verdict("057-88417303") == .failed)
  }

  @Test("numbers without a check digit are neither right nor wrong")
  func none() throws {
    for text in [
      "LP00123456789012", "TBA502887274000", "3SABCD123456789", "JJD000390007882000001",
      "YT2612345678901234", "JJBEA2356412012365478896541", "%000446008127099800000327056",
      "RB123456785ZZ", "ABC", "", "hello world",
    ] { #expect(try verdict(text) == .none, "\(text)") }
    // A customs number that breaks the rule is never refused for Great Britain.
    #expect(try verdict("22GB02I89012847596") == .none)
    #expect(try verdict("22DK1V0QQK2S6J7TU2") == .failed)
  }

  @Test("the same parcel has one key, however its number is written")
  func keys() throws {
    func key(_ text: String, _ identifier: String? = nil) throws -> String {
      parcelKey(
        of: try #require(Barcode(text)), symbologyIdentifier: identifier.flatMap { SymbologyIdentifier($0) }
      ).text
    }
    let sscc = "157035381410375177"
    #expect(try key("00" + sscc) == sscc)
    #expect(try key("00" + sscc, "]C1") == sscc)
    #expect(try key("00" + sscc, "]C0") == sscc)
    #expect(try key(sscc) == sscc)
    #expect(try key("00" + sscc + "4204460\u{1D}403BE4460001", "]C1") == sscc)
    #expect(try key("\u{1D}00" + sscc) == sscc)
    #expect(try key("%000446008127099800000327056") == "08127099800000")
    #expect(try key("08127099800000C") == "08127099800000")
    #expect(try key("057-88417302") == "05788417302")
    #expect(try key("rb 123 456 785 be") == "RB123456785BE")
    #expect(try key("B4460 \u{1D}056\u{1D}001\u{1D}1ZE020520244115965\u{1D}UPSN") == "1ZE020520244115965")
    for text in [
      "TBA502887274000", "RR123456784BE", "00376130321109103421", "anything at all", "5412345000013",
    ] {
      #expect(try key(text) == text)
    }
  }

  @Test("an SSCC before a bad element is the key where the symbol promised elements, and nowhere else")
  func keyBeforeBadElement() throws {
    let sscc = "157035381410375177"
    // Month 13; a country that is none; no such identifier; a date cut short.
    for bad in ["17251332", "421000X", "XYZ", "1725"] {
      let label = try #require(Barcode("00" + sscc + bad))
      #expect(parcelKey(of: label, symbologyIdentifier: SymbologyIdentifier("]C1")).text == sscc, "\(bad)")
      #expect(checkDigitVerdict(of: label, symbologyIdentifier: SymbologyIdentifier("]C1")) == .verified)
      #expect(parcelKey(of: label) == label)
      #expect(parcelKey(of: label, symbologyIdentifier: SymbologyIdentifier("]C0")) == label)
    }
    // Somebody's number with zeros in front is no SSCC of zeros: such numbers would all be one parcel.
    let padded = try #require(Barcode("0000000000000000000012345678"))
    #expect(parcelKey(of: padded) == padded)
    // Behind the bad element nothing is known, and a wrong digit names nobody.
    for text in ["1725133200" + sscc, "00157035381410375178" + "17251231"] {
      let label = try #require(Barcode(text))
      #expect(parcelKey(of: label, symbologyIdentifier: SymbologyIdentifier("]C1")) == label)
    }
  }

  @Test("a parcel has the same key whether or not the scanner tells its symbol")
  func keyWithoutIdentifier() throws {
    for text in [
      "00157035381410375177", "001570353814103751774204460", "2000157035381410375177~", "420446000157035",
      "010541234500001310LOT", "RB123456785BE", "%000446008127099800000327056",
    ] {
      let barcode = try #require(Barcode(text))
      for identifier in ["]C1", "]C0", "]d2", "]E0", "]U1"] {
        #expect(
          parcelKey(of: barcode, symbologyIdentifier: SymbologyIdentifier(identifier))
            == parcelKey(of: barcode),
          "\(identifier) \(text)")
      }
    }
    #expect(parcelKey(of: try #require(Barcode("001570353814103751774204460"))).text == "157035381410375177")
  }

  @Test("the key of a key is itself", arguments: [31, 32, 33] as [UInt64])
  func idempotent(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let alphabet = Array("0123456789ABERSTZL%- abz\u{1D}".utf8)
    for _ in 0..<5_000 {
      var barcode = Barcode()
      for _ in 0..<Int.random(in: 0...30, using: &numbers) {
        barcode.append(alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)])
      }
      let once = parcelKey(of: barcode)
      #expect(parcelKey(of: once) == once, "\(barcode.text)")
      _ = checkDigitVerdict(of: barcode, symbologyIdentifier: nil)
    }
  }
}
