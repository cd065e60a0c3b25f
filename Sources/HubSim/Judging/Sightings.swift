import HubUnits

/// Every parcel at every eye, in order of time: what rows of a journal are matched with.
struct Sightings {
  /// How far a row's time may be from the eye's.
  ///
  /// **Source**: polling, debounce and cycle together take some 20 ms; parcels follow each other by 250 ms and more.
  static let tolerance = Nanoseconds.milliseconds(150)

  struct Sighting {
    var parcel: Int
    var induction: String?
    /// Where it stays, for the last sighting.
    var lane: Int?
    var at: MonotonicInstant
    var isTaken = false
  }

  private var all: [Sighting]

  /// The last sighting of each parcel is its end.
  init(of parcels: [JudgedParcel]) {
    all = parcels.flatMap { parcel in
      parcel.passings.map { Sighting(parcel: parcel.number, induction: $0.induction, at: $0.at) }
        + [Sighting(parcel: parcel.number, lane: parcel.lane, at: parcel.endedAt)]
    }
    all.sort { $0.at < $1.at }
  }

  /// Gives each row that has no owner yet the parcel whose sighting is nearest in time; the nearest pairs first, each
  /// sighting once.
  ///
  /// - Parameter time: the row's time when it may be this sighting at all, else nil.
  mutating func assign(
    _ rows: Range<Int>, to owners: inout [Int: Int], _ time: (Int, Sighting) -> MonotonicInstant?
  ) {
    var pairs: [(off: Int64, row: Int, sighting: Int)] = []
    for row in rows where owners[row] == nil {
      for (index, sighting) in all.enumerated() where !sighting.isTaken {
        guard let instant = time(row, sighting) else { continue }
        let off = abs((sighting.at - instant).count)
        if off <= Self.tolerance.count { pairs.append((off, row, index)) }
      }
    }
    for pair in pairs.sorted(by: { ($0.off, $0.row) < ($1.off, $1.row) })
    where owners[pair.row] == nil && !all[pair.sighting].isTaken {
      owners[pair.row] = all[pair.sighting].parcel
      all[pair.sighting].isTaken = true
    }
  }
}
