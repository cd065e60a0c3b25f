import HubCore
import HubUnits

/// Everything that a crank has told so far, in one number: traces, orders and what links are to do, turn by turn.
///
/// The output image's own count of cycles is left out: it says how often the crank was turned, not what it decided.
struct TurnDigest<Sum: DigestSink> {
  var sum: Sum
  private(set) var turns: UInt64
  private(set) var traces: UInt64 = 0
  private(set) var orders: UInt64 = 0
  private var heldLinks: UInt8

  /// - Parameters:
  ///   - sum: what was told before.
  ///   - turns: how many turns that was.
  ///   - heldLinks: what the links were to do then; every one is held before the first turn.
  init(_ sum: Sum, turns: UInt64 = 0, heldLinks: UInt8 = OutputImage().heldLinks) {
    self.sum = sum
    self.turns = turns
    self.heldLinks = heldLinks
  }

  /// Takes in what one turn told.
  ///
  /// - Returns: what a recording keeps of it; nil when it told nothing.
  mutating func add(_ output: borrowing CycleOutput) -> TurnTold? {
    for i in output.traces.indices { output.traces[i].write(to: &sum) }
    for i in output.orders.indices { output.orders[i].write(to: &sum) }
    sum.put(output.image.heldLinks)
    sum.put(fixed: output.image.heartbeat)
    turns += 1
    traces += UInt64(output.traces.count)
    orders += UInt64(output.orders.count)
    let isQuiet = output.traces.isEmpty && output.orders.isEmpty && output.image.heldLinks == heldLinks
    heldLinks = output.image.heldLinks
    guard !isQuiet else { return nil }
    return TurnTold(
      traces: output.traces.count, orders: output.orders.count, heldLinks: heldLinks, digest: sum.folded)
  }
}

extension TurnDigest: Sendable where Sum: Sendable {}
