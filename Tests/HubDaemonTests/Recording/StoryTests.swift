import Foundation
import HubCore
import HubStore
import HubUnits
import Logging
import Testing

@testable import HubDaemon

@Suite("A parcel's story, as the technician reads it")
struct StoryTests {
  typealias Stand = DeskStand

  /// A parcel that is scanned, placed 400 ms later, looked up, sorted into lane 1 and confirmed.
  private func journey(_ serial: Int64, _ code: String) throws -> [CoreTrace] {
    let facts = ParcelFacts(
      serial: ParcelSerial(serial), code: try Stand.read(code, at: 0).code, isFound: true,
      country: CountryCode("BE"), postcode: Postcode("4000") ?? Postcode(), service: .standard,
      priority: .normal, customs: .cleared)
    let planned = Stand.instant(4_500).monotonic
    let fired = OrderOutcome(
      number: OrderNumber(7), action: .fire, result: .written, planned: planned,
      began: planned + .microseconds(300), acknowledged: planned + .microseconds(900))
    return [
      Stand.trace(serial, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(serial, at: 0, .codeAssociated(try Stand.read(code, at: -400))),
      Stand.trace(serial, at: 2, .factsArrived(facts)),
      Stand.trace(serial, at: 2, .laneChosen(LaneIndex(1), rule: 1)),
      Stand.trace(serial, at: 3_200, .eyeMatched(EyeIndex(1), error: Distance(micrometres: -3_240))),
      Stand.trace(serial, at: 4_400, .laneCommitted(LaneIndex(1))),
      Stand.trace(serial, at: 4_475, .divertOrdered(OrderNumber(7), LaneIndex(1), fireAt: planned)),
      Stand.trace(serial, at: 4_502, .divertFired(fired, LaneIndex(1), error: Distance(micrometres: 2_250))),
      Stand.trace(serial, at: 4_900, .divertConfirmed(LaneIndex(1), error: Distance(micrometres: 12_000))),
      Stand.trace(serial, at: 4_900, .ended(.sorted, LaneIndex(1))),
    ]
  }

  @Test("The whole story is the same on the belt, in memory and in the journal")
  func everywhere() async throws {
    let stand = try Stand { $0.rememberedStories = 1 }
    try await stand.know("3SABCD1234567")
    let traces = try journey(42, "3SABCD1234567")
    await stand.desk.take(Array(traces.prefix(5)))
    let onBelt = try #require(try await stand.desk.why("3SABCD1234567").first)
    #expect(onBelt.reason == nil && !onBelt.isRecorded && onBelt.body.lines.count == 5)
    await stand.desk.take(Array(traces.dropFirst(5)))
    #expect(await stand.desk.flush())
    let remembered = try #require(try await stand.desk.why("42").first)
    #expect(remembered.isRecorded && remembered.reason == .sorted && remembered.lane == 1)
    await stand.desk.take(try journey(43, "ANOTHER"))
    #expect(await stand.desk.flush())
    let written = try #require(try await stand.desk.why("42").first)
    #expect(written == remembered)
    #expect(try await stand.desk.why("3SABCD1234567") == [written])
    #expect(try await stand.desk.why("44").isEmpty)
  }

  @Test("Each line says when, where and what; lengths in mm, instants in ns")
  func lines() async throws {
    let stand = try Stand()
    await stand.desk.take(try journey(42, "3SABCD1234567"))
    let story = try #require(try await stand.desk.why("42").first)
    let lines = story.body.lines
    #expect(
      lines.map(\.what) == [
        "inducted", "scanned", "facts", "laneChosen", "seen", "laneCommitted", "divertOrdered", "divertFired",
        "divertConfirmed", "ended",
      ])
    #expect(lines[1].text == "hand-1 read 3SABCD1234567 in 12.0 ms, no check digit")
    #expect(lines[1].completedNanoseconds == -400_000_000 && lines[1].beganNanoseconds == -412_000_000)
    #expect(lines[3].rule == "Liège" && lines[3].plan == "2026-11-a" && lines[3].lane == 1)
    #expect(lines[4].atMilliseconds == 3_200 && lines[4].beltMillimetres == 8_000)
    #expect(lines[4].errorMillimetres == -3.24)
    #expect(lines[4].text == "track-1 saw it 3.2 mm early")
    #expect(lines[6].plannedNanoseconds == 4_500_000_000)
    #expect(lines[7].acknowledgedNanoseconds == 4_500_900_000)
    #expect(lines[9].text == "ended in lane 1 BE Liège: sorted")
  }

  @Test("Scan-to-coil counts from when scan and parcel are both there, and leaves the belt's travel out")
  func latency() async throws {
    let stand = try Stand()
    await stand.desk.take(try journey(42, "A"))
    #expect(await stand.desk.flush())
    let story = try #require(try await stand.desk.why("42").first?.body)
    // 2 ms from placing to facts, 900 µs from the planned instant to the acknowledgement; the person's 400 ms
    // between scan and placing are not ours.
    #expect(story.scanToCoilMicroseconds == 2_900)
    #expect(story.lookupMicroseconds == 2_000)
    #expect(story.coilMicroseconds == 900)
    #expect(story.confirmErrorMillimetres == 12)
    #expect(
      await stand.desk.spreads[.scanToCoil]
        == Spread(count: 1, p50: 2_900, p99: 2_900, p999: 2_900, max: 2_900))
    let json = try #require(try stand.store.real.parcel(ParcelSerial(42))?.story)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["scan_to_coil_us"] as? Int == 2_900)
    #expect(object["fire_planned_ns"] as? Int == 4_500_000_000)
    #expect(object["coil_ack_ns"] as? Int == 4_500_900_000)
  }

  /// What a manifest that knows the code and customs say of a parcel that a rule fits.
  private func facts(_ serial: Int64, _ customs: CustomsState) throws -> CoreEvent {
    .factsArrived(
      ParcelFacts(
        serial: ParcelSerial(serial), code: try Stand.read("A", at: 0).code, isFound: true,
        country: CountryCode("BE"), postcode: Postcode("4000") ?? Postcode(), service: .standard,
        priority: .normal, customs: customs))
  }

  @Test("Who redirected a parcel chose its lane, by name, and the rule that fits it did not")
  func redirected() async throws {
    let stand = try Stand()
    await stand.desk.expect(CommandNumber(9), by: "uid 1000 (operator)")
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 2, try facts(1, .cleared)),
      Stand.trace(1, at: 2, .laneChosen(LaneIndex(1), rule: 1)),
      Stand.trace(1, at: 900, .redirected(LaneIndex(0), CommandNumber(9))),
      Stand.trace(1, at: 900, .laneChosen(LaneIndex(0), rule: 1)),
    ])
    #expect(await stand.desk.flush())
    let story = try #require(try await stand.desk.why("1").first)
    #expect(story.body.rule == nil && story.body.plan == nil && story.plannedLane == 25)
    #expect(
      story.body.lines.suffix(3).map(\.text) == [
        "lane 1 BE Liège chosen by rule Liège of plan 2026-11-a",
        "sent to lane 25 Medical by uid 1000 (operator)",
        "lane 25 Medical chosen by uid 1000 (operator)",
      ])
    let event = try #require(try stand.store.real.events(after: 0).last { $0.kind == "redirected" })
    #expect(EventPayload(event.payload).who == "uid 1000 (operator)")
  }

  @Test("A redirect that customs ended chooses no more: customs does, and the rule when it is cleared again")
  func redirectEnded() async throws {
    let stand = try Stand()
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 2, try facts(1, .cleared)),
      Stand.trace(1, at: 900, .redirected(LaneIndex(0), CommandNumber(9))),
      Stand.trace(1, at: 900, .laneChosen(LaneIndex(0), rule: 1)),
      Stand.trace(1, at: 950, try facts(1, .hold)),
      Stand.trace(1, at: 950, .laneChosen(LaneIndex(2), rule: 1)),
      Stand.trace(1, at: 990, try facts(1, .cleared)),
      Stand.trace(1, at: 990, .laneChosen(LaneIndex(0), rule: 1)),
    ])
    let story = try #require(try await stand.desk.why("1").first)
    #expect(
      story.body.lines.filter { $0.what == "laneChosen" }.map(\.text) == [
        "lane 25 Medical chosen by command", "lane 27 Customs hold chosen by what customs says",
        "lane 25 Medical chosen by rule Liège of plan 2026-11-a",
      ])
    #expect(story.body.rule == "Liège")
  }

  @Test("The exception lane of a closed belt is chosen by no rule")
  func exceptionChosen() async throws {
    let stand = try Stand()
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 2, try facts(1, .cleared)),
      Stand.trace(1, at: 900, .excepted(.gapTooSmall)),
      Stand.trace(1, at: 900, .laneChosen(LaneIndex(3), rule: 1)),
    ])
    let story = try #require(try await stand.desk.why("1").first)
    #expect(story.body.lines.last?.text == "lane 28 Exceptions chosen since it cannot be sorted")
    #expect(story.body.rule == nil)
  }

  @Test("A number that is a code of one parcel and the serial of another is taken as the code")
  func codeFirst() async throws {
    let stand = try Stand()
    await stand.desk.take([
      Stand.trace(7, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(8, at: 500, .inducted(InductionIndex(0))),
      Stand.trace(8, at: 500, .codeAssociated(try Stand.read("7", at: 100))),
    ])
    #expect(try await stand.desk.why("7").map(\.serial.number) == [8])
    #expect(try await stand.desk.why("8").map(\.serial.number) == [8])
  }

  @Test("Two codes on one parcel are both in the journal")
  func conflict() async throws {
    let stand = try Stand()
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 0, .codeAssociated(try Stand.read("A", at: 0))),
      Stand.trace(1, at: 2_000, .codeConflicted(try Stand.read("B", at: 2_000, by: 1))),
      Stand.trace(1, at: 9_000, .ended(.multiReadConflict, LaneIndex(3))),
    ])
    #expect(await stand.desk.flush())
    let parcel = try #require(try stand.store.real.parcel(ParcelSerial(1)))
    #expect(parcel.code == "A" && parcel.secondCode == "B" && parcel.reason == .multiReadConflict)
  }

  @Test("A story whose beginning was lost is written down and says so")
  func holed() async throws {
    let stand = try Stand()
    await stand.desk.take([Stand.trace(5, at: 9_000, .ended(.sorted, LaneIndex(1)))])
    #expect(await stand.desk.flush())
    let story = try #require(try await stand.desk.why("5").first)
    #expect(story.reason == .sorted)
    #expect(story.body.lines.map(\.what) == ["holed", "ended"])
    #expect(story.body.lines[0].text.hasPrefix("hub bug: "))
  }

  @Test("After a restart the journal tells what is left of a story")
  func restarted() async throws {
    let stand = try Stand()
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 0, .codeAssociated(try Stand.read("A", at: 0))),
    ])
    #expect(await stand.desk.flush())
    _ = try stand.store.real.closeOpenParcels(as: .flushedRestart, at: Stand.instant(60_000))
    let next = TraceDesk(
      store: stand.store,
      names: LineNames(
        laneNumbers: [], lanes: [], eyes: [], scanners: [], inductions: [], links: [], rules: [],
        planVersion: ""),
      log: .init(label: "next"), now: { Stand.instant(60_000) }, send: { _ in true })
    let story = try #require(try await next.why("A").first)
    #expect(story.reason == .flushedRestart && story.isRecorded)
    #expect(story.body.lines.map(\.what) == ["ended"])
  }
}
