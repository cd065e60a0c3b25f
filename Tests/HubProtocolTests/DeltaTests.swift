import Foundation
import HubProtocol
import HubUnits
import Testing

@Suite("Deltas")
struct DeltaTests {
  @Test("what changed, applied to the state before, gives the state after")
  func deltaCarriesEverything() {
    let before = Samples.state
    var after = before
    after.uptimeMs += 100
    after.cycle += 100
    after.planVersion = "2026-11-b"
    after.hold = nil
    after.belt.positionMm = .good(1_234_900)
    after.links[0].condition = .stale(.stale, ageMs: 90)
    after.tracking = TrackingView(slipPercent: 0.25, found: 9)
    after.scanners[0].condition = .ready
    after.eyes[0].blocked = .good(false)
    after.lanes[0].delivered += 1
    after.parcels = [ParcelView(serial: 42, positionMm: 500)]
    after.alarms = []
    after.inducted += 1
    after.ends = [
      ReasonCount(reason: Word(.sorted), count: 41), ReasonCount(reason: Word(.noRead), count: 1),
    ]
    let delta = before.delta(to: after, recorded: [Samples.end])
    #expect(delta.gone == [41])
    #expect(delta.recorded == [Samples.end])
    var follower = before
    follower.apply(delta)
    #expect(follower.ageless == after.ageless)
  }

  @Test("growing older alone is no change, and the reader lets it age")
  func ageIsNoChange() {
    let before = Samples.state
    var after = before
    after.uptimeMs += 250
    after.belt.positionMm.ageMs = 330
    after.links[0].condition.ageMs = 254
    after.scanners[0].lastReadAgeMs = 1_150
    after.eyes[0].lastChangeAgeMs = 290
    let delta = before.delta(to: after)
    #expect(delta.isEmpty)
    var follower = before
    follower.apply(delta)
    #expect(follower.scanners[0].lastReadAgeMs == 1_150)
    #expect(follower.links[0].condition.ageMs == 254)
  }

  @Test("each end reason says what it means and what to do")
  func reasonsAdvise() {
    for reason in EndReason.allCases {
      #expect(!reason.meaning.isEmpty && !reason.action.isEmpty)
    }
    #expect(Set(EndReason.allCases.map(\.meaning)).count == EndReason.allCases.count)
  }

  @Test("a word that is not in its list is refused with the words that are")
  func foreignWordIsRefused() throws {
    let message = #"{"parameters":{"customs":{"code":"x","state":"lost in the post"}}}"#
    let error = #expect(throws: DecodingError.self) {
      try VarlinkMessage.replyParameters(GetCustoms.Reply.self, in: Data(message.utf8))
    }
    #expect(String(describing: error).contains("unknown, pending, hold, inspect, cleared"))
  }
}
