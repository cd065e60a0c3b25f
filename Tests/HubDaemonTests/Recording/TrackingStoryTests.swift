import HubCore
import HubDaemon
import HubStore
import HubUnits
import Testing

@Suite("A story in which something went wrong")
struct TrackingStoryTests {
  typealias Stand = DeskStand

  @Test("A parcel that is lost, found and goes round is told to the hub's IT by its serial")
  func trackingEvents() async throws {
    let stand = try Stand()
    await stand.desk.take([
      Stand.trace(7, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(7, at: 10, .lost(lastSeenBy: EyeIndex(0))),
      Stand.trace(7, at: 20, .found(EyeIndex(1))),
      Stand.trace(7, at: 30, .wentRound(2)),
      Stand.trace(7, at: 40, .redirected(LaneIndex(1), CommandNumber(3))),
      Stand.trace(7, at: 50, .diverterJudged(LaneIndex(1), .movedEyeSilent)),
    ])
    #expect(await stand.desk.flush())
    let events = try stand.store.real.events(after: 0)
    #expect(events.map(\.kind) == ["lost", "found", "wentRound", "redirected", "diverterJudged"])
    #expect(events.allSatisfy { $0.serial == ParcelSerial(7) })
    #expect(
      events.map(\.payload) == [
        #"{"last_seen_by":"station-1"}"#, #"{"eye":"track-1"}"#, #"{"round":2}"#, #"{"lane":1}"#,
        #"{"finding":"movedEyeSilent","lane":1}"#,
      ])
  }

  @Test("A command that names a parcel which left begins no story and tells how much too late it was")
  func redirectOfNobody() async throws {
    let stand = try Stand()
    var told = await stand.desk.watch().makeAsyncIterator()
    let late = Distance.millimetres(120)
    await stand.desk.take([
      Stand.trace(9, at: 5, .redirectRefused(.tooLate, late: late, CommandNumber(4)))
    ])
    #expect(await told.next()?.what == .redirectRefused(.tooLate, late: late, CommandNumber(4)))
    #expect(try await stand.desk.why("9").isEmpty)
    #expect(await stand.desk.flush())
    #expect(try stand.store.real.parcel(ParcelSerial(9)) == nil)
  }

  @Test(
    "A code of lower rank is kept beside the parcel's own, as a conflicting one is", arguments: [true, false])
  func secondCode(isConflict: Bool) async throws {
    let stand = try Stand()
    let second = try Stand.read("OLDLABEL", at: 30)
    await stand.desk.take([
      Stand.trace(7, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(7, at: 20, .codeAssociated(try Stand.read("3SABCD1234567", at: 10))),
      Stand.trace(7, at: 40, isConflict ? .codeConflicted(second) : .codeOutranked(second)),
      Stand.trace(7, at: 50, .ended(.noRead, nil)),
    ])
    #expect(await stand.desk.flush())
    let parcel = try #require(try stand.store.real.parcel(ParcelSerial(7)))
    #expect(parcel.code == "3SABCD1234567" && parcel.secondCode == "OLDLABEL")
  }

  @Test("A code of higher rank names the parcel, the one before is kept, and customs answers by the new one")
  func codeReplaced() async throws {
    let stand = try Stand()
    try await stand.know("3SABCD1234567")
    await stand.desk.take([
      Stand.trace(7, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(7, at: 20, .codeAssociated(try Stand.read("OLDLABEL", at: 10))),
    ])
    // Handed over on its own: of two answers that wait together only the last is sent.
    await stand.desk.take([
      Stand.trace(7, at: 40, .codeAssociated(try Stand.read("3SABCD1234567", at: 30, by: 1)))
    ])
    #expect(stand.inbox.facts.map(\.isFound) == [false, true])
    // A word of customs about the code that no longer counts must not reach the core under this parcel.
    try await stand.customs(.hold, of: "OLDLABEL")
    #expect(stand.inbox.facts.count == 2)
    await stand.desk.take([Stand.trace(7, at: 50, .ended(.noRead, nil))])
    #expect(await stand.desk.flush())
    let parcel = try #require(try stand.store.real.parcel(ParcelSerial(7)))
    #expect(parcel.code == "3SABCD1234567" && parcel.secondCode == "OLDLABEL")
  }

  @Test("Each parcel's story says how far the belt was past the place to fire at")
  func firePosition() async throws {
    let stand = try Stand()
    let planned = Stand.instant(100).monotonic
    let fired = OrderOutcome(
      number: OrderNumber(7), action: .fire, result: .written, planned: planned,
      began: planned, acknowledged: planned + .microseconds(900))
    await stand.desk.take([
      Stand.trace(7, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(7, at: 101, .divertFired(fired, LaneIndex(1), error: Distance(micrometres: -1_250))),
    ])
    let story = try #require(try await stand.desk.why("7").first)
    #expect(story.body.fireErrorMillimetres == -1.25)
    #expect(story.body.lines.last?.text.hasSuffix("1.3 mm before its place") == true)
    #expect(await stand.desk.spreads[.fireError]?.max == 1_250)
  }
}
