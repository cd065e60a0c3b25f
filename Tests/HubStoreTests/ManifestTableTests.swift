import HubUnits
import Testing

@testable import HubStore

@Suite("The manifest's table compares whole keys and stays small")
struct ManifestTableTests {
  @Test("Two hundred thousand codes, grown one by one, are each found with their own facts, and no other is")
  func grown() throws {
    var table = try #require(ManifestTable(for: 0, seed: 1))
    func change(_ number: Int) throws -> ManifestChange {
      let row = PackedRow(
        country: CountryCode("BE"), postcode: PackedRow.number(ofPostcode: "\(number)"),
        service: number % 3 == 0 ? .express : .standard, priority: .normal)
      return ManifestChange(key: try key("LP\(number)CN"), what: .row(row))
    }
    for number in 0..<200_000 {
      if table.room < ManifestTable.slotsPerChange {
        table = try #require(table.rebuilt(for: table.count + 1))
      }
      #expect(table.take(try change(number)))
    }
    #expect(table.count == 200_000)
    for number in stride(from: 0, to: 200_000, by: 7) {
      let answer = try key("LP\(number)CN").withPacked(seed: 1) { table.answer($0) }.answer
      #expect(answer.postcode == Postcode("\(number)"))
      #expect(answer.service == (number % 3 == 0 ? .express : .standard))
      #expect(try !key("LP\(number)FR").withPacked(seed: 1) { table.answer($0) }.answer.isFound)
    }
    let built = try #require(table.rebuilt(for: table.count))
    #expect(built.byteCount <= 48 * built.count)
  }

  @Test("Two long keys with one hash are two parcels")
  func clash() throws {
    let table = try #require(ManifestTable(for: 0, seed: 1))
    let texts = ["A", "B"].map { Array(String(repeating: $0, count: 60).utf8) }
    for (text, state) in zip(texts, [CustomsState.hold, .cleared]) {
      #expect(withForgedKey(text) { key in table.change(key) { $0.customs = state } })
    }
    for (text, state) in zip(texts, [CustomsState.hold, .cleared]) {
      #expect(withForgedKey(text) { table.slot(of: $0)?.customs } == state)
    }
    let third = Array(String(repeating: "C", count: 60).utf8)
    #expect(withForgedKey(third) { table.slot(of: $0) == nil })
  }

  private func withForgedKey<Result>(_ text: [UInt8], _ body: (ManifestKey) -> Result) -> Result {
    // Safe: the key is used inside only.
    unsafe text.withUnsafeBytes { bytes in unsafe body(ManifestKey(long: bytes, hash: 77)) }
  }

  @Test("Every postcode, country, service and priority comes back as it went in")
  func packed() throws {
    for country in ["AA", "BE", "ZZ", "MZ"] {
      for postcode in [
        "", "0", "Z", "4000", "12345", "1012AB", "SW1A1AA", "00000009", "Z9Z9Z9Z9Z", "0000000000",
        "ZZZZZZZZZZ",
        "A1B2C3D4E5",
      ] {
        for service in ServiceClass.allCases {
          for priority in ParcelPriority.allCases {
            let row = PackedRow(
              country: CountryCode(country), postcode: PackedRow.number(ofPostcode: postcode),
              service: service, priority: priority)
            #expect(row.country == CountryCode(country))
            #expect(row.postcode == Postcode(postcode))
            #expect(row.service == service && row.priority == priority)
          }
        }
      }
    }
    #expect(PackedRow(country: nil, postcode: 0, service: .standard, priority: .normal).country == nil)
    for text in ["10*12", "12345678901", "é"] {
      #expect(Postcode(text) == nil)
      #expect(PackedRow.number(ofPostcode: text) == 0)
    }
  }

  @Test("A label and the text of it are one key, whatever bytes it has")
  func labels() throws {
    var random = SplitMix(state: 7)
    for _ in 0..<5_000 {
      var label = Barcode()
      let isWild = random.next(in: 0...3) == 0
      for _ in 0..<random.next(in: 1...64) {
        label.append(UInt8(isWild ? random.next(in: 0...255) : random.next(in: 0x20...0x7E)))
      }
      let parcel = try #require(ParcelKey(label))
      let fromLabel = ParcelKey.withPacked(label, seed: 3) { [$0.a, $0.b, $0.c, $0.hash, $0.isTwin ? 1 : 0] }
      let fromText = parcel.withPacked(seed: 3) { [$0.a, $0.b, $0.c, $0.hash, $0.isTwin ? 1 : 0] }
      #expect(fromLabel == fromText, "\(parcel.text)")
    }
  }

  @Test(
    "Any byte that differs makes another key, and so does one byte more or less, however the key is packed")
  func packing() throws {
    let alphabets = ["0123456789", "0123456789 ABCXYZ-_?[", "0123456789abcxyz~`"].map { Array($0.utf8) }
    var random = SplitMix(state: 11)
    var label = Barcode()
    for alphabet in alphabets {
      for length in 1...48 {
        // The same bar code again and again: what it held before must not show.
        label.removeAll()
        for _ in 0..<length { label.append(alphabet[random.next(in: 0...alphabet.count - 1)]) }
        let key = words(of: label)
        #expect(try #require(ParcelKey(label)).withPacked(seed: 3) { words(of: $0) } == key)
        for i in 0..<length {
          let place = alphabet.firstIndex(of: label[i]).map { ($0 + 1) % alphabet.count } ?? 0
          #expect(words(of: changed(label, at: i, to: alphabet[place])) != key, "byte \(i) of \(label.text)")
        }
        var longer = label
        longer.append(alphabet[0])
        #expect(words(of: longer) != key)
      }
    }
  }

  private func changed(_ label: Barcode, at index: Int, to byte: UInt8) -> Barcode {
    var changed = Barcode()
    for i in 0..<label.count { changed.append(i == index ? byte : label[i]) }
    return changed
  }

  private func words(of label: Barcode) -> [UInt64] {
    ParcelKey.withPacked(label, seed: 3) { words(of: $0) }
  }

  /// All by which a key is told apart; a long one's bytes are compared elsewhere, its hash stands for them here.
  private func words(of key: ManifestKey) -> [UInt64] { [key.a, key.b, key.c, key.hash, key.isTwin ? 1 : 0] }
}
