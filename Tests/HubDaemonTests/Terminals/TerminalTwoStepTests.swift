import HubBarcode
import HubCore
import HubDevices
import HubProtocol
import HubStore
import HubUnits
import Logging
import Testing

@testable import HubDaemon

@Suite("Cards that a label belongs to, and what goes wrong between the two")
struct TerminalTwoStepTests {
  private let stand: TerminalStand

  init() throws { stand = try TerminalStand() }

  @Test("A label after its time is refused, and both must be scanned again")
  func tooLate() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    try await stand.scan(.parcelIsHere, by: "lost", at: 20_000)
    try await stand.scan("JD014600003SE", by: "lost", at: 25_001)
    try await stand.scan("JD014600003SE", by: "lost", at: 28_000)
    #expect(
      try stand.answers() == [
        "waits: for its label", "refused: it came more than 5 s after its card; scan both again",
        "refused: no card was scanned before it",
      ])
    #expect(try stand.store.notes(of: ParcelSerial(7)).isEmpty)
    #expect(stand.seats.sounds == [.good, .error, .error])
  }

  @Test("A label at the last moment is in time")
  func justInTime() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    try await stand.scan(.parcelIsHere, by: "lost", at: 20_000)
    try await stand.scan("JD014600003SE", by: "lost", at: 25_000)
    #expect(try stand.answers().last == "done")
  }

  @Test("Another card instead of the label: the first is forgotten, and the audit says so")
  func otherCard() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    try await stand.scan(.openBag(1), at: 20_000)
    try await stand.scan(.parcelIsHere, at: 21_000)
    try await stand.scan("JD014600003SE", at: 22_000)
    #expect(
      try stand.audit().map { "\($0["action"] ?? ""): \($0["answer"] ?? "")" } == [
        "bag opened at lane 1: waits: for its label",
        "bag opened at lane 1: forgotten: another card came before its label",
        "this parcel is here: waits: for its label", "this parcel is here: done",
      ])
    #expect(try stand.store.openBags().isEmpty)
    #expect(stand.seats.sounds == [.good, .good, .good])
  }

  @Test("A damaged card forgets the one that waits: the next label belongs to nothing")
  func damagedBetween() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    try await stand.scan(.parcelIsHere, at: 20_000)
    try await stand.scan("HUB-LC1-0000", at: 21_000)
    try await stand.scan("JD014600003SE", at: 22_000)
    #expect(try stand.store.notes(of: ParcelSerial(7)).isEmpty)
    #expect(try stand.answers().last == "refused: no card was scanned before it")
  }

  @Test("A card at one scanner and a label at another belong to two people")
  func twoScanners() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    try await stand.scan(.parcelIsHere, by: "lost", at: 20_000)
    try await stand.scan("JD014600003SE", by: "gun", at: 21_000)
    #expect(try stand.answers().last == "refused: no card was scanned before it")
    #expect(try stand.store.notes(of: ParcelSerial(7)).isEmpty)
  }

  @Test(
    "hubd started anew between card and label: the card is forgotten, the label refused, nothing is noted")
  func restart() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    try await stand.scan(.parcelIsHere, at: 20_000)
    let next = TerminalDesk(
      line: stand.line, store: stand.store, desk: stand.desk, commander: stand.commander, seats: stand.seats,
      log: .init(label: "next") { _ in stand.log })
    await next.take(TerminalScan(try DeskStand.read("JD014600003SE", at: 21_000, by: 1)))
    #expect(try stand.answers().last == "refused: no card was scanned before it")
    #expect(try stand.store.notes(of: ParcelSerial(7)).isEmpty)
  }

  @Test("A bag is opened with its number and closed without; one a lane, one lane a bag")
  func bags() async throws {
    try await stand.scan(.openBag(1), at: 1_000)
    try await stand.scan("AKE12345BA", at: 2_000)
    #expect(
      try stand.store.openBags().map { "\($0.lane) \($0.number) \($0.openedBy)" } == [
        "1 AKE12345BA terminal lanes (scanner gun)"
      ])
    try await stand.scan(.openBag(2), at: 10_000)
    try await stand.scan("AKE12345BA", at: 11_000)
    try await stand.scan(.openBag(1), at: 20_000)
    try await stand.scan("AKE99999BA", at: 21_000)
    try await stand.scan(.closeBag(1), at: 30_000)
    #expect(
      try stand.answers() == [
        "waits: for its label", "done", "waits: for its label", "refused: it is open at lane 1",
        "waits: for its label",
        "refused: AKE12345BA is still open at this lane; scan its closing card first",
        "done: AKE12345BA is closed",
      ])
    #expect(try stand.store.openBags().isEmpty)
    #expect(
      try stand.store.events(after: 0).map(\.kind).filter { $0.hasPrefix("bag") } == [
        "bagOpened", "bagClosed",
      ])
  }

  @Test("A parcel's label is no bag's number")
  func parcelAsBag() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .sorted)
    try await stand.scan(.openBag(1), at: 20_000)
    try await stand.scan("JD014600003SE", at: 21_000)
    #expect(try stand.answers().last == "refused: this is the label of parcel 7, not a bag's number")
    #expect(try stand.store.openBags().isEmpty)
  }

  @Test("A command that the line refuses is refused at the scanner, with the line's reason in the audit")
  func refusedByLine() async throws {
    stand.commander.refuse(with: .badArgument(field: "number", reason: "lane 2 is the end of the belt"))
    try await stand.scan(.closeLane(2), at: 1_000)
    #expect(try stand.answers() == ["refused: lane 2 is the end of the belt"])
    #expect(stand.seats.sounds == [.error])
  }

  @Test("What cannot be written down is refused aloud")
  func journalGone() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    try await stand.scan(.parcelIsHere, at: 20_000)
    try stand.store.close()
    try await stand.scan("JD014600003SE", at: 21_000)
    try await stand.scan(.openBag(1), at: 30_000)
    #expect(stand.seats.sounds == [.good, .error, .error])
  }

  @Test(
    "Cards and terminals' labels come out of the core's traces; other scans without a parcel stay what they were"
  )
  func fromTheCore() async throws {
    let events = await stand.desk.watch()
    let following = Task { await stand.terminals.follow(events) }
    let card = try DeskStand.read(stand.card(.parcelIsHere), at: 20_000, by: 1)
    let label = try DeskStand.read("JD014600003SE", at: 21_000, by: 1)
    let old = try DeskStand.read("JD014600004SE", at: 21_000, by: 0)
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    await stand.desk.take([
      DeskStand.trace(0, at: 20_000, .scanUnplaced(card, .operatorCard)),
      DeskStand.trace(0, at: 21_000, .scanUnplaced(label, .scannerUnassigned)),
      DeskStand.trace(0, at: 21_000, .scanUnplaced(old, .expired)),
    ])
    _ = await stand.desk.flush()
    while try stand.store.notes(of: ParcelSerial(7)).isEmpty { await Task.yield() }
    #expect(
      try stand.store.events(after: 0).filter { $0.kind == "scanUnplaced" }.map { $0.payload.contains("4SE") }
        == [true])
    following.cancel()
    await following.value
  }
}
