import HubBarcode
import HubCore
import HubDevices
import HubProtocol
import HubStore
import HubUnits
import Testing

@testable import HubDaemon

@Suite("What operators do with cards at the lanes")
struct TerminalTests {
  private let stand: TerminalStand

  init() throws { stand = try TerminalStand() }

  @Test(
    "A lane is closed by a card, by the path of every other command, and the audit says who, what, where and when"
  )
  func closing() async throws {
    try await stand.scan(.closeLane(2), at: 1_000)
    #expect(
      stand.commander.commanded == [.init(number: 2, enabled: false, actor: "terminal lanes (scanner gun)")])
    #expect(
      try stand.audit() == [
        [
          "who": "terminal lanes (scanner gun)", "station": "lanes", "scanner": "gun",
          "card": try stand.card(.closeLane(2)), "action": "close lane 2", "answer": "done",
        ]
      ])
    // Read a minute later: what counts is when it was scanned.
    #expect(try stand.store.events(after: 0).last?.at == DeskStand.instant(1_000).wall)
    #expect(stand.seats.sounds == [.good])
  }

  @Test("Open, close and full: full closes the lane, open opens it again")
  func laneCards() async throws {
    try await stand.scan(.laneIsFull(1), at: 1_000)
    try await stand.scan(.openLane(1), at: 5_000)
    #expect(stand.commander.commanded.map(\.enabled) == [false, true])
    #expect(try stand.audit().map { $0["action"] } == ["lane 1 is full", "open lane 1"])
  }

  @Test(
    "A card where the role does not allow it is refused aloud and written down, and nothing is commanded",
    arguments: [
      (CardAction.openLane(1), "hand", "station induction has not the role lane-open"),
      (.closeLane(1), "lost", "station lost property has not the role lane-close"),
      (.closeLane(3), "gun", "lane 3 is not one of station lanes"),
      (.closeLane(9), "hand", "there is no lane 9"),
    ])
  func roles(_ example: (action: CardAction, scanner: String, why: String)) async throws {
    try await stand.scan(example.action, by: example.scanner, at: 1_000)
    #expect(stand.commander.commanded.isEmpty)
    #expect(try stand.answers() == ["refused: \(example.why)"])
    #expect(stand.seats.sounds == [.error])
  }

  @Test(
    "A damaged card and one of another line are refused aloud, written down as they were read, and do nothing"
  )
  func damaged() async throws {
    let good = try stand.card(.closeLane(2))
    let last = good.last == "7" ? "8" : "7"
    let damaged = good.dropLast() + last
    let foreign = try #require(OperatorCard(.closeLane(2), line: "another")).text
    try await stand.scan(String(damaged), at: 1_000)
    try await stand.scan(foreign, at: 5_000)
    try await stand.scan(good.replacing("-", with: ")"), at: 9_000)
    #expect(stand.commander.commanded.isEmpty)
    #expect(
      try stand.audit().map { $0["card"] } == [String(damaged), foreign, good.replacing("-", with: ")")])
    #expect(try stand.answers().allSatisfy { $0.hasPrefix("refused: the card") })
    #expect(try stand.answers()[2].contains("layout"))
    #expect(stand.seats.sounds == [.error, .error, .error])
  }

  @Test("The same card at once is one intention; later it is a new one, with an id of its own")
  func twice() async throws {
    try await stand.scan(.closeLane(2), at: 1_000)
    // Left lying before the scanner: each read renews the time.
    for instant in stride(from: Int64(1_500), through: 9_000, by: 1_500) {
      try await stand.scan(.closeLane(2), at: instant)
    }
    #expect(stand.commander.commanded.count == 1)
    try await stand.scan(.closeLane(2), at: 11_100)
    #expect(stand.commander.commanded.count == 2)
    #expect(try stand.answers() == ["done", "done"])
    #expect(stand.seats.sounds == [.good, .good])
  }

  @Test("A parcel found by hand is a note in its story: it ended as it ended, once")
  func found() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    try await stand.scan(.parcelIsHere, by: "lost", at: 20_000)
    try await stand.scan("JD014600003SE", by: "lost", at: 22_000)
    #expect(try stand.answers() == ["waits: for its label", "done"])
    #expect(try stand.audit()[1]["code"] == "JD014600003SE")
    #expect(try stand.store.events(after: 0).last?.serial == ParcelSerial(7))
    let story = try #require(try await stand.desk.why("JD014600003SE").first)
    #expect(story.reason == .lost)
    #expect(story.body.lines.suffix(2).map(\.what) == ["ended", "foundByHand"])
    #expect(story.body.lines.last?.text == "found by hand at lost property, by scanner lost")
    #expect(try stand.store.endsByReason() == [.lost: 1])
    #expect(try stand.store.events(after: 0).filter { $0.kind == "ended" }.count == 1)
  }

  @Test("A parcel of two lives is the one that was seen last")
  func latest() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .sorted)
    try await stand.end(8, label: "JD014600003SE", as: .lost)
    try await stand.scan(.parcelIsHere, at: 20_000)
    try await stand.scan("JD014600003SE", at: 22_000)
    #expect(try stand.store.notes(of: ParcelSerial(8)).map(\.what) == ["foundByHand"])
    #expect(try stand.store.notes(of: ParcelSerial(7)).isEmpty)
  }

  @Test("A label that the line never saw is refused; digits are never taken for a parcel's serial")
  func unknownLabel() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .lost)
    try await stand.scan(.parcelIsHere, at: 20_000)
    try await stand.scan("7", at: 22_000)
    #expect(try stand.answers().last == "refused: the line never saw a parcel with this label")
    #expect(try stand.store.notes(of: ParcelSerial(7)).isEmpty)
    #expect(stand.seats.sounds == [.good, .error])
  }

  @Test("An inspection is done for a parcel that left the belt: a note, and not a word to customs")
  func inspection() async throws {
    try await stand.end(7, label: "JD014600003SE", as: .customsSelected)
    try await stand.scan(.inspectionDone, at: 20_000)
    try await stand.scan("JD014600003SE", at: 22_000)
    #expect(try stand.store.notes(of: ParcelSerial(7)).map(\.what) == ["inspected"])
    let key = try #require(ParcelKey("JD014600003SE"))
    #expect(try stand.store.customsHistory(of: key).isEmpty)
    #expect(try stand.store.events(after: 0).allSatisfy { $0.kind != "customsFact" })
  }

  @Test("An inspection of a parcel that is still on the belt is refused")
  func inspectionTooSoon() async throws {
    await stand.desk.take([
      DeskStand.trace(7, at: 100, .inducted(InductionIndex(0))),
      DeskStand.trace(7, at: 200, .codeAssociated(try DeskStand.read("JD014600003SE", at: 190))),
    ])
    try await stand.scan(.inspectionDone, at: 20_000)
    try await stand.scan("JD014600003SE", at: 22_000)
    #expect(try stand.answers().last == "refused: parcel 7 is still on the belt")
  }
}
