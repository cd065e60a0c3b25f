import GRDB
import HubCore
import HubUnits

/// Rows of the journal as values.
enum JournalReading {
  static func parcel(_ row: Row) -> ParcelRecord {
    ParcelRecord(
      serial: ParcelSerial(row["serial"]),
      // The table's own CHECK allows no other word.
      origin: ParcelOrigin(word: row["origin"]) ?? .unexpected,
      inductedAt: MonotonicInstant(nanoseconds: row["inducted_at_mono_ns"]),
      inductedAtWall: row["inducted_at_wall"], induction: row["induction"], code: row["code"],
      secondCode: row["second_code"],
      endedAt: (row["ended_at_mono_ns"] as Int64?).map { MonotonicInstant(nanoseconds: $0) },
      endedAtWall: row["ended_at_wall"],
      reason: (row["reason"] as String?).flatMap { EndReason(word: $0) },
      lane: row["lane"], plannedLane: row["planned_lane"], story: row["story"])
  }

  static func event(_ row: Row) -> EventRecord {
    EventRecord(
      sequence: row["sequence"], atWall: row["at_wall"], kind: row["kind"],
      serial: (row["serial"] as Int64?).map { ParcelSerial($0) }, payload: row["payload"])
  }
}
