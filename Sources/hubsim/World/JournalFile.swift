import GRDB
import HubSim
import HubUnits

/// The daemon's journal, read from outside with the world's own SQL.
struct JournalFile {
  private let queue: DatabaseQueue

  init(path: String) throws(WorldError) {
    var configuration = Configuration()
    configuration.readonly = true
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw .file("the journal \(path) cannot be read: \(error)")
    }
  }

  /// Every parcel and its story, in order of serial.
  func parcels() throws(WorldError) -> [(row: JournalRow, story: String?)] {
    do {
      return try queue.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT serial, origin, inducted_at_mono_ns, induction, code, ended_at_mono_ns, reason, lane, story
            FROM parcel ORDER BY serial
            """
        ).map { row in
          let ended: Int64? = row["ended_at_mono_ns"]
          return (
            JournalRow(
              serial: row["serial"], origin: row["origin"],
              inductedAt: MonotonicInstant(nanoseconds: row["inducted_at_mono_ns"]),
              induction: row["induction"],
              code: row["code"], endedAt: ended.map { MonotonicInstant(nanoseconds: $0) },
              reason: row["reason"],
              lane: row["lane"]),
            row["story"]
          )
        }
      }
    } catch {
      throw .file("the journal cannot be read: \(error)")
    }
  }
}
