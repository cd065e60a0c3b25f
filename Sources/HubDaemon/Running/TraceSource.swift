import HubCore
import HubRealtime
import Synchronization

/// The reading end of the core's traces.
///
/// **Thread**: read by one task, the drain; `finish` may be called by any.
final class TraceSource: Sendable {
  private let reader: RingReader<CoreTrace>
  private let finished = Atomic(false)

  init(_ reader: consuming RingReader<CoreTrace>) { self.reader = reader }

  /// The core has ended: what is in the ring now is the last.
  func finish() { finished.store(true, ordering: .releasing) }
  var isFinished: Bool { finished.load(ordering: .acquiring) }

  /// Everything that waits, in order, up to a bound.
  func takeAll(atMost limit: Int = 2_048) -> [CoreTrace] {
    var traces: [CoreTrace] = []
    while traces.count < limit, let trace = reader.pop() { traces.append(trace) }
    return traces
  }
}
