import HubUnits

/// Turns to which nothing came and which told nothing: only their instants are kept.
///
/// Each instant is written as how far it lies from one cycle after the turn before. On the real line that is some
/// microseconds; in virtual time it is nothing, and whole stretches become one number.
struct QuietRun: Sendable {
  private(set) var turns = 0
  private var deltas = ByteBuffer()
  /// Turns on the grid that are not written yet.
  private var onGrid = 0

  mutating func add(_ delta: Nanoseconds) {
    turns += 1
    if delta == .zero {
      onGrid += 1
    } else {
      writeOnGrid()
      deltas.put(signed: delta.count)
    }
  }

  private mutating func writeOnGrid() {
    guard onGrid > 0 else { return }
    deltas.put(signed: 0)
    deltas.put(count: onGrid)
    onGrid = 0
  }

  /// Writes the run, if there is one, and begins the next.
  mutating func flush(into buffer: inout ByteBuffer) {
    guard turns > 0 else { return }
    writeOnGrid()
    buffer.put(0)
    buffer.put(count: turns)
    buffer.bytes += deltas.bytes
    turns = 0
    deltas.bytes.removeAll(keepingCapacity: true)
  }
}
