import HubUnits
import Synchronization

/// The manifest and customs' last words in memory, beside SQLite, which stays the truth.
///
/// What it cannot answer it says so, and SQLite is asked: while a large change is taken over, when there are more
/// codes than its ceiling, when the kernel gives no memory. So it is fast or silent, never wrong.
///
///     level ──fallBehind──► behind ──beLevel──► level      a large change is being committed and taken over
///       └───────giveUp────────┴──► gone                    until the next start
///
/// **Thread**: lookups from any; all else on the store's writer queue, in the order of the commits.
final class ManifestMemory: Sendable {
  @safe private struct State {
    private(set) var table: ManifestTable?
    /// The same, for lookups: without counting a reference up and down, which costs as much as the rest.
    private(set) var reader: Unmanaged<ManifestTable>?
    var isBehind = true
    /// A step is half there.
    var isShort = false
    var whyGone: ManifestMemoryLoss?

    mutating func use(_ new: ManifestTable?) {
      table = new
      // Safe: `table` keeps it alive for as long as `reader` points to it.
      unsafe reader = new.map { unsafe Unmanaged.passUnretained($0) }
    }
  }

  /// So many changes are made in one go, and readers wait meanwhile.
  ///
  /// **Source**: a change is about 0.2 µs; 100 µs are a tenth of a lookup in SQLite on a bad day.
  static let largestStep = 512

  let ceiling: Int
  private let seed: UInt64
  private let state = Mutex(State())

  /// - Parameter ceiling: so many codes at most; with more, SQLite answers alone.
  init(ceiling: Int, seed: UInt64 = .random(in: 0 ... .max)) {
    self.ceiling = ceiling
    self.seed = seed
  }

  // MARK: lookups

  // The whole way is inlined: with calls and copies between its steps a lookup that waits for nothing takes 70 ns
  // instead of 50. Source: measured with `hub-manifestbench --codes 1000`, the clock's 20 ns taken off.
  /// The answer, or nil when SQLite must be asked.
  @inline(__always) func lookup(_ code: Barcode) -> ManifestAnswer? {
    if let key = ManifestKey(code, seed: seed) { return packedAnswer(key)?.answer }
    return ParcelKey.withPacked(code, seed: seed) { packedAnswer($0) }?.answer
  }

  func lookup(_ key: ParcelKey) -> ManifestAnswer? {
    key.withPacked(seed: seed) { packedAnswer($0) }?.answer
  }

  @inline(__always) private func packedAnswer(_ key: ManifestKey) -> PackedAnswer? {
    state.withLock { state in
      guard !state.isBehind, !state.isShort, let reader = unsafe state.reader else { return nil }
      // Safe: `table` holds it, and neither changes while the lock is held.
      return unsafe reader._withUnsafeGuaranteedRef { $0.answer(key) }
    }
  }

  var status: ManifestMemoryStatus {
    state.withLock { state in
      ManifestMemoryStatus(
        codes: state.table?.count ?? 0, bytes: state.table?.byteCount ?? 0,
        isAnswering: !state.isBehind && !state.isShort && state.table != nil, loss: state.whyGone)
    }
  }

  // MARK: the writer's side

  /// From here on SQLite is asked: called inside a large transaction, before it is committed.
  func fallBehind() { state.withLock { $0.isBehind = true } }

  /// Memory says what SQLite says again.
  func beLevel() { state.withLock { $0.isBehind = $0.table == nil } }

  /// Memory is of no use until the next start; SQLite answers alone.
  func giveUp(_ loss: ManifestMemoryLoss) {
    let table = state.withLock { state in
      defer {
        state.use(nil)
        state.isBehind = true
        state.whyGone = loss
      }
      return state.table
    }
    // Freed here, outside of the lock.
    withExtendedLifetime(table) {}
  }

  /// From here on a table that was loaded answers.
  func begin(with table: ManifestTable) {
    state.withLock { state in
      state.use(table)
      state.isBehind = false
    }
  }

  /// An empty table to load into; nil when there is no memory for it.
  func emptyTable(for codes: Int) -> ManifestTable? { ManifestTable(for: codes, seed: seed) }

  /// Takes over what was committed. Up to `largestStep` changes are seen all at once; more are seen bit by bit, so
  /// fall behind before.
  func take(_ changes: [ManifestChange]) {
    var rest = changes[...]
    while !rest.isEmpty {
      let step = rest.prefix(Self.largestStep)
      rest = rest.dropFirst(step.count)
      take(step)
    }
  }

  private func take(_ step: ArraySlice<ManifestChange>) {
    // Only the writer changes or replaces the table, so what is read of it here stays true.
    guard let table = state.withLock({ $0.table }) else { return }
    let slots = step.count * ManifestTable.slotsPerChange
    if table.room >= slots, takeAtOnce(step) { return checkCeiling() }
    // The larger table is built beside the old one, which answers meanwhile.
    guard let larger = table.rebuilt(for: table.count + slots) else { return giveUp(.noMemory) }
    state.withLock { $0.use(larger) }
    if !takeAtOnce(step) { return giveUp(.noMemory) }
    checkCeiling()
  }

  private func takeAtOnce(_ step: ArraySlice<ManifestChange>) -> Bool {
    state.withLock { state in
      guard let table = state.table else { return false }
      // A step for which there was no room is half there: for the moment it takes to build a larger table, the
      // rest of it is missing, and SQLite must be asked.
      let isTaken = step.allSatisfy { table.take($0) }
      state.isShort = !isTaken
      return isTaken
    }
  }

  private func checkCeiling() {
    let count = state.withLock { $0.table?.count ?? 0 }
    if count > ceiling { giveUp(.ceiling(ceiling)) }
  }
}
