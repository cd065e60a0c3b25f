import HubCore
import HubDaemon
import HubStore
import HubUnits
import Testing

@Suite("One key for scanned, typed and imported codes")
struct ParcelKeyTests {
  /// A scanned label, and how people and files write the same number.
  static let spellings: [(label: String, typed: [String])] = [
    ("RR473124829GB", ["RR473124829GB", "RR 473 124 829 GB", "rr473124829gb", " RR473124829GB "]),
    (
      "00354715830195233995",
      ["00354715830195233995", "354715830195233995", "]C100354715830195233995", "(00)354715830195233995"]
    ),
    ("LP00816728599965", ["LP00816728599965", "lp00816728599965"]),
  ]

  @Test("However a number is written, it is the key of the label that was scanned", arguments: spellings)
  func oneKey(label: String, typed: [String]) throws {
    let scanned = try #require(Barcode(label).flatMap { ParcelKey(label: $0) })
    for text in typed {
      let key = try #require(ParcelKey(typed: text))
      #expect(
        !Set(scanned.spellings).isDisjoint(with: key.spellings), "\(text): \(key.text), not \(scanned.text)")
    }
  }

  @Test("A hold typed as it is printed stops the parcel that is on the belt")
  func holdByPrintedSpelling() async throws {
    let stand = try DeskStand()
    try await stand.know("RR473124829GB")
    let read = try DeskStand.read("RR473124829GB", at: 5)
    await stand.desk.take([
      DeskStand.trace(1, at: 10, .inducted(.init(0))), DeskStand.trace(1, at: 11, .codeAssociated(read)),
    ])
    #expect(stand.inbox.facts.last?.customs == .cleared)
    let key = try #require(ParcelKey(typed: "RR 473 124 829 GB"))
    try await stand.store.real.record([
      CustomsFact(key: key, state: .hold, source: "customs", at: DeskStand.instant(0).wall)
    ])
    await stand.desk.customsChanged([key])
    #expect(stand.inbox.facts.last?.customs == .hold)
    #expect(stand.inbox.facts.last?.code == read.code)
  }

  @Test("Nothing is no key")
  func nothing() {
    #expect(ParcelKey(typed: "") == nil)
    #expect(ParcelKey(typed: "   ") == nil)
    #expect(ParcelKey(typed: String(repeating: "A", count: 65)) == nil)
  }
}
