import HubCore
import HubSim
import HubUnits

/// The people of a virtual line: they scan and place parcels with human spacing, from a seed.
struct Crew {
  var random: SeededRandom
  var nextCode = 100_000

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func code() -> Barcode {
    nextCode += 1
    return Barcode("LP00\(nextCode)000000")!
  }

  mutating func parcel(
    group: Int?, customs: CustomsState = .cleared, station: Int = 0, readable: Bool = true,
    length: Distance = .millimetres(300)
  ) -> VirtualParcel {
    VirtualParcel(
      code: readable ? code() : nil, group: group, customs: customs, station: station, length: length)
  }
}

extension VirtualLine {
  /// Lets the belt and the PLC's heartbeat come up, and what was on the belt at the start leave it.
  ///
  /// From here on idle turns are left out: `DeterminismTests` hold that nothing changes by it.
  func warmUp(skipping: Bool = true) {
    skipsIdleTurns = skipping
    run(for: .seconds(25))
  }

  /// Where a parcel lies by the plant's own truth.
  func trueLane(of parcel: Int) -> Int? {
    guard let index = parcels[parcel].plantIndex else { return nil }
    return plant.parcels[index].end?.lane
  }

  var exceptionLane: Int { plan.core.exceptionLane.int }

  /// What the core says of a parcel: its one end.
  func end(of parcel: Int) -> (reason: EndReason, lane: Int?)? {
    parcels[parcel].ends.count == 1 ? parcels[parcel].ends[0] : nil
  }
}
