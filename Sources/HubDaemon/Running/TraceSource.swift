import HubCore
import HubRealtime

/// The reading end of the core's traces.
///
/// **Thread**: one task of the control plane at a time: the daemon's drain, and after it has ended the stop.
final class TraceSource: Sendable {
  private let reader: RingReader<CoreTrace>

  init(_ reader: consuming RingReader<CoreTrace>) { self.reader = reader }

  /// Everything that waits, in order, up to a bound.
  func takeAll(atMost limit: Int = 2_048) -> [CoreTrace] {
    var traces: [CoreTrace] = []
    while traces.count < limit, let trace = reader.pop() { traces.append(trace) }
    return traces
  }
}
