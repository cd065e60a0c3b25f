import GRDB
import HubCore
import HubUnits

/// Rows of the journal as values.
enum JournalReading {
  /// The columns of a parcel and the event of its end.
  static let parcels = """
    SELECT parcel.*,
      (SELECT sequence FROM event WHERE event.serial = parcel.serial AND event.kind = 'ended') AS sequence
    FROM parcel
    """

  /// Only times that we wrote are in the file; one that somebody else put there reads as 1970.
  private static func wall(_ text: String) -> WallTime { WallTime(text: text) ?? WallTime(milliseconds: 0) }

  static func parcel(_ row: Row) -> ParcelRecord {
    ParcelRecord(
      serial: ParcelSerial(row["serial"]),
      // The table's own CHECK allows no other word.
      origin: ParcelOrigin(word: row["origin"]) ?? .unexpected,
      inductedAt: MonotonicInstant(nanoseconds: row["inducted_at_mono_ns"]),
      inductedAtWall: wall(row["inducted_at_wall"]), induction: row["induction"], code: row["code"],
      secondCode: row["second_code"],
      endedAt: (row["ended_at_mono_ns"] as Int64?).map { MonotonicInstant(nanoseconds: $0) },
      endedAtWall: (row["ended_at_wall"] as String?).map(wall),
      reason: (row["reason"] as String?).flatMap { EndReason(word: $0) },
      lane: row["lane"], plannedLane: row["planned_lane"], story: row["story"],
      sequence: row["sequence"])
  }

  static func event(_ row: Row) -> EventRecord {
    EventRecord(
      sequence: row["sequence"], at: wall(row["at_wall"]), kind: row["kind"],
      serial: (row["serial"] as Int64?).map { ParcelSerial($0) }, payload: row["payload"])
  }
}
