import Foundation
import HubCore
import HubStore
import HubUnits
import Testing

@Suite("The manifest and what customs says")
struct ManifestTests {
  let folder: StoreFolder
  let store: Store

  init() throws {
    folder = try StoreFolder()
    store = try folder.open()
  }

  @Test("Bad rows are refused with line and reason, the rest goes in")
  func badRows() async throws {
    let manifest = store.beginImport(source: "monday.csv")
    let refused = try await manifest.add([
      ManifestRow(line: 2, code: "A1", country: "BE", postcode: "4000", customs: "cleared"),
      ManifestRow(line: 3, code: "", country: "BE"),
      ManifestRow(line: 4, code: "A2", country: "Belgium"),
      ManifestRow(line: 5, code: "A3", country: ""),
      ManifestRow(line: 6, code: "A4", country: "nl", postcode: "1012 ab", service: "expres"),
      ManifestRow(line: 7, code: "A5", country: "NL", postcode: "10*12"),
      ManifestRow(line: 8, code: "A6", country: "DE", priority: "medical", weight: "250"),
      ManifestRow(line: 9, code: "A7", country: "DE", weight: "2.5 kg"),
      ManifestRow(line: 10, code: "A1", country: "FR"),
      ManifestRow(line: 11, code: String(repeating: "9", count: 65), country: "FR"),
      ManifestRow(line: 12, code: "A8", country: "FR", customs: "clear"),
    ])
    #expect(refused.map(\.line) == [3, 4, 5, 6, 7, 9, 10, 11, 12])
    let reasons = Dictionary(uniqueKeysWithValues: refused.map { ($0.line, $0.reason) })
    #expect(reasons[3] == "code is empty")
    #expect(reasons[6]?.contains("did you mean express?") == true)
    #expect(reasons[10]?.contains("line 2") == true)
    #expect(reasons[11]?.contains("65 bytes") == true)
    #expect(reasons[12]?.contains("did you mean cleared?") == true)
    let report = try await manifest.commit()
    #expect(report.added == 2)
    #expect(report.refused == 9)
    #expect(report.customsFacts == 1)
    #expect(try store.manifestCount() == 2)
    let first = try store.lookup(try key("A1"))
    #expect(first.country == CountryCode("BE") && first.customs == .cleared && first.service == .standard)
    let second = try store.lookup(try key("A6"))
    #expect(second.priority == .medical && second.customs == .unknown)
  }

  @Test("Until it is committed an import cannot be seen; aborted, it leaves nothing")
  func aborted() async throws {
    let manifest = store.beginImport(source: "tuesday.csv")
    _ = try await manifest.add([ManifestRow(line: 1, code: "B1", country: "BE", customs: "cleared")])
    #expect(try store.lookup(try key("B1")) == .notFound(customs: .unknown))
    manifest.abort()
    #expect(try store.manifestCount() == 0)
    await #expect(throws: StoreError.importOver(id: manifest.id)) { try await manifest.commit() }
    let again = store.beginImport(source: "tuesday.csv")
    #expect(try await again.commit().added == 0)
    #expect(try store.customs(of: try key("B1")) == .unknown)
  }

  @Test("An import whose client went away leaves nothing")
  func dropped() async throws {
    let id = UUID()
    func importAndLeave() async throws {
      let manifest = store.beginImport(source: "lost.csv", id: id)
      _ = try await manifest.add([ManifestRow(line: 1, code: "C1", country: "BE")])
    }
    try await importAndLeave()
    // The same id would find the rows if they were still there.
    #expect(try await store.beginImport(source: "lost.csv", id: id).commit().added == 0)
  }

  @Test("Two imports at once do not see each other, and known codes are replaced and counted")
  func replaced() async throws {
    let (one, two) = (store.beginImport(source: "1.csv"), store.beginImport(source: "2.csv"))
    _ = try await one.add((1...10).map { ManifestRow(line: $0, code: "D\($0)", country: "BE") })
    _ = try await two.add((6...15).map { ManifestRow(line: $0, code: "D\($0)", country: "FR") })
    #expect(try await one.commit().added == 10)
    let report = try await two.commit()
    #expect(report.added == 5 && report.replaced == 5)
    #expect(try store.lookup(try key("D5")).country == CountryCode("BE"))
    #expect(try store.lookup(try key("D6")).country == CountryCode("FR"))
  }

  @Test("The last word of customs counts, and every word is kept")
  func customs() async throws {
    for state in [CustomsState.pending, .hold, .cleared] {
      try await store.record([
        CustomsFact(key: try key("E1"), state: state, source: "customs", at: instant(0).wall)
      ])
    }
    #expect(try store.customs(of: try key("E1")) == .cleared)
    #expect(try store.customsHistory(of: try key("E1")).map(\.state) == [.pending, .hold, .cleared])
    #expect(try store.customsCounts() == [.cleared: 1])
    #expect(try store.events(after: 0).map(\.kind) == ["customsFact", "customsFact", "customsFact"])
  }

  @Test("An old manifest that is imported again does not lift a hold, but may set one")
  func oldManifest() async throws {
    func bring(_ state: String) async throws -> ImportReport {
      let manifest = store.beginImport(source: "old.csv")
      _ = try await manifest.add([ManifestRow(line: 1, code: "F1", country: "BE", customs: state)])
      return try await manifest.commit()
    }
    func say(_ state: CustomsState) async throws {
      try await store.record([
        CustomsFact(key: try key("F1"), state: state, source: "customs", at: instant(0).wall)
      ])
    }
    _ = try await bring("pending")
    #expect(try await bring("cleared").customsFacts == 1)
    try await say(.hold)
    #expect(try await bring("cleared").customsKept == 1)
    #expect(try store.customs(of: try key("F1")) == .hold)
    try await say(.cleared)
    #expect(try await bring("inspect").customsFacts == 1)
    #expect(try store.customs(of: try key("F1")) == .inspect)
  }

  @Test("An SSCC label with its 00 finds the 18 digits of the manifest; the exact code wins")
  func sscc() async throws {
    // The GS1 General Specifications' own example of an SSCC.
    let (digits, label) = ("106141412345678908", "00106141412345678908")
    let manifest = store.beginImport(source: "sscc.csv")
    _ = try await manifest.add([ManifestRow(line: 1, code: digits, country: "BE", customs: "cleared")])
    _ = try await manifest.commit()
    #expect(try store.lookup(try barcode(label)).country == CountryCode("BE"))
    #expect(try store.lookup(try barcode(label)).customs == .cleared)
    // A hold that was typed as the label reads counts for the parcel too.
    try await store.record([
      CustomsFact(key: try key(label), state: .hold, source: "customs", at: instant(0).wall)
    ])
    #expect(try store.lookup(try barcode(label)).customs == .hold)
    let exact = store.beginImport(source: "sscc.csv")
    _ = try await exact.add([ManifestRow(line: 1, code: label, country: "FR")])
    _ = try await exact.commit()
    #expect(try store.lookup(try barcode(label)).country == CountryCode("FR"))
    #expect(try store.lookup(try barcode("99" + digits)) == .notFound(customs: .unknown))
    // A scanner that strips the identifier must not lose the hold.
    #expect(try store.lookup(try barcode(digits)).customs == .hold)
  }

  @Test("A label with a byte that nobody can type is found by its escaped text")
  func control() async throws {
    let manifest = store.beginImport(source: "gs.csv")
    _ = try await manifest.add([ManifestRow(line: 1, code: "10ABC\u{1D}21X", country: "BE")])
    _ = try await manifest.commit()
    #expect(try store.lookup(try barcode("10ABC\u{1D}21X")).isFound)
    #expect(try barcode("10ABC\u{1D}21X").text == "10ABC\\x1D21X")
    #expect(try store.lookup(Barcode()) == .notFound(customs: .unknown))
  }
}
