import Dispatch
import HubUnits

/// The second half of a load: puts what was read into the table, on a thread of its own, while SQLite is read on.
// Safe: everything but the semaphore is touched on `queue` only, or by the reader after `finish` waited for it.
final class ManifestFilling: @unchecked Sendable {
  /// What SQLite says of one spelling of a code.
  struct Entry: Sendable {
    var key: ParcelKey
    var row: PackedRow?
    var customs: CustomsState?
  }

  private var table: ManifestTable
  private let ceiling: Int
  private var loss: ManifestMemoryLoss?
  /// Parcels of which customs spoke under both spellings: the reader asks which word is the later one.
  private var disputed: [ParcelKey] = []
  /// Only there so that touching a slot is not optimised away.
  private var touched: UInt64 = 0
  private let queue = DispatchQueue(label: "hub-manifest-load", qos: .userInitiated)
  private let free = DispatchSemaphore(value: ManifestFilling.mostWaiting)

  /// Batches that wait before the reader does. **Source**: enough that neither half waits for the other's hiccups.
  private static let mostWaiting = 8
  /// Codes whose slots are fetched from memory at once, instead of one after the other.
  ///
  /// **Source**: a processor has about that many requests to memory under way.
  private static let atOnce = 32
  /// How much a full table grows while it is loaded.
  private static let growthPercent = 60

  init(into table: ManifestTable, ceiling: Int) {
    self.table = table
    self.ceiling = ceiling
  }

  /// Hands a batch over; waits when too many wait already.
  func put(_ batch: [Entry]) {
    free.wait()
    queue.async {
      self.fill(batch)
      self.free.signal()
    }
  }

  /// Waits for the rest.
  ///
  /// **Errors**: `ManifestLoad.Stop`.
  func finish() throws -> (table: ManifestTable, disputed: [ParcelKey]) {
    queue.sync {}
    if let loss { throw ManifestLoad.Stop(loss) }
    guard table.count <= ceiling else { throw ManifestLoad.Stop(.ceiling(ceiling)) }
    return (table, disputed)
  }

  private func fill(_ batch: [Entry]) {
    var rest = batch[...]
    while !rest.isEmpty, loss == nil {
      let part = rest.prefix(Self.atOnce)
      rest = rest.dropFirst(part.count)
      for entry in part {
        touched &+= entry.key.withPacked(seed: table.seed) { table.touch($0) }
      }
      for entry in part { fill(entry) }
    }
  }

  private func fill(_ entry: Entry) {
    guard table.room >= ManifestTable.slotsPerChange || grow() else { return }
    switch add(entry) {
    case .done: break
    case .spokenBefore:
      disputed.append(entry.key)
      var rest = entry
      rest.customs = nil
      fill(rest)
    case .noRoom: if grow(), add(entry) == .noRoom { loss = .noMemory }
    }
  }

  private func add(_ entry: Entry) -> ManifestTable.Addition {
    entry.key.withPacked(seed: table.seed) { table.add(entry.row, entry.customs, of: $0) }
  }

  private func grow() -> Bool {
    guard table.count <= ceiling else {
      loss = .ceiling(ceiling)
      return false
    }
    guard let larger = table.rebuilt(for: table.count / 100 * (100 + Self.growthPercent) + 1_000) else {
      loss = .noMemory
      return false
    }
    table = larger
    return true
  }
}
