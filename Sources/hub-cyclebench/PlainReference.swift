import HubCore
import HubRealtime
import HubUnits

/// What the same machine takes in the same run for things that cannot be simpler.
enum PlainReference {
  /// A parcel as a plain list would hold it: as large as the core's, with its place first.
  ///
  /// **Source**: `MemoryLayout<TrackedParcel>.stride` was 168 on 2026-11-21.
  private struct Record {
    var place: Int64
    var rest: InlineArray<20, Int64>
  }

  /// The clock read twice.
  static func clock(rounds: Int, times: Int) -> TurnFigures {
    TurnFigures(
      (0..<rounds).map { _ in
        var taken = TurnTimes(capacity: times)
        for _ in 0..<times {
          let began = MonotonicClock.now()
          taken.add((MonotonicClock.now() - began).count)
        }
        return taken.percentiles()
      })
  }

  /// One copy of a turn's input from place to place.
  static func inputCopies(rounds: Int, times: Int) -> TurnFigures {
    let places = UnsafeMutablePointer<CycleInput>.allocate(capacity: 2)
    // Safe: fresh memory of two inputs, both initialised here, freed before anybody else sees it.
    unsafe places.initialize(repeating: CycleInput(now: .distantPast), count: 2)
    defer { unsafe places.deallocate() }
    return TurnFigures(
      (0..<rounds).map { _ in
        var taken = TurnTimes(capacity: times)
        for turn in 0..<times {
          let began = MonotonicClock.now()
          // Safe: two different elements of the block.
          unsafe (places + turn % 2).update(from: places + (turn + 1) % 2, count: 1)
          taken.add((MonotonicClock.now() - began).count)
        }
        return taken.percentiles()
      })
  }

  /// One look at each of so many parcels: whether its place is reached.
  static func looks(at parcels: Int, times: Int) -> TurnPercentiles {
    let records = (0..<max(parcels, 1)).map { Record(place: Int64($0), rest: InlineArray(repeating: 0)) }
    var taken = TurnTimes(capacity: times)
    var due = 0
    for turn in 0..<max(times, 1) {
      let began = MonotonicClock.now()
      for index in records.indices where records[index].place < Int64(turn) { due &+= 1 }
      taken.add((MonotonicClock.now() - began).count)
    }
    // The sum is asked for, so that the looks cannot be left out.
    precondition(due >= 0)
    return taken.percentiles()
  }
}
