import HubSim
import HubUnits
import Testing

private func at(_ milliseconds: Int64) -> MonotonicInstant { .init(nanoseconds: milliseconds * 1_000_000) }

/// Lane 1 and 2 release parcels; 28 is the end of the belt.
private let judge = SortJudge(releaseLanes: [1, 2])

private func parcel(
  _ number: Int = 0, code: String? = "RB123456785BE", allowed: Set<Int> = [1], cleared: Bool = true,
  inductedAt: Int64 = 1_000, lane: Int = 1, endedAt: Int64 = 20_000
) -> JudgedParcel {
  JudgedParcel(
    number: number, code: code, allowed: allowed, isCleared: cleared,
    passings: [
      .init(induction: "station-1", at: at(inductedAt)), .init(induction: nil, at: at(inductedAt + 3_000)),
    ],
    lane: lane, endedAt: at(endedAt))
}

private func row(
  _ serial: Int64 = 1, origin: String = "inducted", inductedAt: Int64 = 1_020,
  induction: String? = "station-1",
  code: String? = "RB123456785BE", endedAt: Int64? = 20_010, reason: String? = "sorted", lane: Int? = 1
) -> JournalRow {
  JournalRow(
    serial: serial, origin: origin, inductedAt: at(inductedAt), induction: induction, code: code,
    endedAt: endedAt.map(at), reason: reason, lane: lane)
}

@Suite("The sort judge")
struct SortJudgeTests {
  @Test("a parcel in its lane with a row that says so is good")
  func good() {
    let verdict = judge.judge([parcel()], against: [row()])
    #expect(verdict.isGood)
    #expect(verdict.reasons == ["sorted": 1])
    #expect(verdict.lanes == [1: 1])
  }

  @Test("a parcel in a lane its truth does not want is a wrong lane, whatever the journal says")
  func wrongLane() {
    let verdict = judge.judge([parcel(lane: 2)], against: [row(lane: 2)])
    #expect(verdict.wrongLane.count == 1)
    #expect(verdict.unaccounted.isEmpty)
  }

  @Test("a parcel that customs holds is found in a release lane even when the plan allowed it")
  func held() {
    let verdict = judge.judge([parcel(cleared: false)], against: [row()])
    #expect(verdict.heldInReleaseLane.count == 1)
  }

  @Test("any other lane is no wrong lane")
  func exceptionLane() {
    let verdict = judge.judge([parcel(lane: 28)], against: [row(reason: "laneFull", lane: 28)])
    #expect(verdict.isGood)
  }

  @Test("a parcel without a row is unaccounted for")
  func withoutRow() {
    #expect(judge.judge([parcel()], against: []).unaccounted.count == 1)
  }

  @Test("a row without an end, or with another lane, or sorted into none, leaves its parcel unaccounted for")
  func mistold() {
    for bad in [row(endedAt: nil, reason: nil, lane: nil), row(lane: 28), row(lane: nil)] {
      #expect(judge.judge([parcel()], against: [bad]).unaccounted.count == 1)
    }
  }

  @Test("a row of another station or another time is not this parcel's")
  func notThisOne() {
    for other in [
      row(inductedAt: 1_200, endedAt: 25_000), row(inductedAt: 900, induction: "station-2", endedAt: 25_000),
    ] {
      let verdict = judge.judge([parcel()], against: [other])
      #expect(verdict.unaccounted.count == 1 || verdict.withoutParcel.count == 1)
    }
  }

  @Test("two parcels close together each get the row that is nearest in time")
  func neighbours() {
    let parcels = [
      parcel(0, code: "A"), parcel(1, code: "B", allowed: [2], inductedAt: 1_250, lane: 2, endedAt: 21_000),
    ]
    let rows = [
      row(1, inductedAt: 1_130, code: "A"), row(2, inductedAt: 1_270, code: "B", endedAt: 21_010, lane: 2),
    ]
    let verdict = judge.judge(parcels, against: rows)
    #expect(verdict.isGood)
    #expect(verdict.rows[1]?.first?.serial == 2)
  }

  @Test("another parcel's code on a row is told even when the lane happens to be right")
  func wrongCode() {
    #expect(judge.judge([parcel()], against: [row(code: "LP00123456789012")]).unaccounted.count == 1)
    #expect(judge.judge([parcel(code: nil)], against: [row()]).unaccounted.count == 1)
  }

  @Test("an SSCC is the same with and without its application identifier")
  func sscc() {
    let verdict = judge.judge(
      [parcel(code: "00354715830195233995")], against: [row(code: "354715830195233995")])
    #expect(verdict.isGood)
  }

  @Test("a parcel flushed at a restart and seen again later is one parcel, told by its later row")
  func flushedAndSeenAgain() {
    let rows = [
      row(1, endedAt: 3_000, reason: "flushedRestart", lane: nil),
      row(
        2, origin: "unexpected", inductedAt: 4_015, induction: nil, code: nil, endedAt: 20_015,
        reason: "unexpected",
        lane: 28),
    ]
    let verdict = judge.judge([parcel(lane: 28)], against: rows)
    #expect(verdict.isGood)
    #expect(verdict.reasons == ["unexpected": 1])
  }

  @Test("a parcel that nobody saw coming is known by when it reached the last eye")
  func knownByItsEnd() {
    let stranger = row(
      7, origin: "unexpected", inductedAt: 19_985, induction: nil, code: nil, endedAt: 20_500,
      reason: "unexpected",
      lane: 28)
    let verdict = judge.judge([parcel(code: nil, allowed: [], lane: 28)], against: [stranger])
    #expect(verdict.isGood)
  }

  @Test("a stranger at the last eye is not taken for a parcel that passes a station at that moment")
  func strangerAtTheLastEye() {
    let parcels = [
      parcel(0), parcel(1, code: nil, allowed: [], inductedAt: 500, lane: 28, endedAt: 4_000),
    ]
    let rows = [
      row(),
      row(
        8, origin: "flushed", inductedAt: 4_001, induction: nil, code: nil, endedAt: 4_001,
        reason: "flushedRestart",
        lane: 28),
    ]
    let verdict = judge.judge(parcels, against: rows)
    #expect(verdict.isGood)
    #expect(verdict.rows[1]?.map(\.serial) == [8])
  }

  @Test("a row for which no parcel was there is told and not judged")
  func ghost() {
    let ghost = row(9, origin: "unexpected", inductedAt: 9_000, induction: nil, endedAt: 9_500, lane: 28)
    let verdict = judge.judge([parcel()], against: [row(), ghost])
    #expect(verdict.isGood)
    #expect(verdict.withoutParcel.count == 1)
  }

  @Test("percentiles are values that occurred")
  func percentiles() {
    let thousand = Percentiles((1...1_000).map(Double.init))
    #expect(thousand?.p50 == 500)
    #expect(thousand?.p99 == 990)
    #expect(thousand?.p999 == 999)
    #expect(thousand?.max == 1_000)
    #expect(Percentiles([]) == nil)
    #expect(Percentiles([4])?.p50 == 4)
  }
}
