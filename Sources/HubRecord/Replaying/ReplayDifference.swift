public import HubCore
public import HubUnits

/// Where a replay parts from its recording.
public struct ReplayDifference: Sendable {
  /// The first turn that told something else; counted from 1.
  public var turn: UInt64
  /// How long after the recording's first turn that is.
  public var after: Nanoseconds
  /// What the recording says that the turn told; nil: nothing.
  public var recorded: TurnTold?
  /// What it told now; nil: nothing.
  public var replayed: TurnTold?
  /// What the replay told last before that turn, and in it.
  public var tracesBefore: [CoreTrace]
  public var traces: [CoreTrace]
  public var orders: [DivertOrder]
  var start: MonotonicInstant

  /// The traces before that turn, as lines; instants count from the recording's first turn.
  public var linesBefore: [String] { tracesBefore.map(TraceWords(from: start).line) }
  /// What the replay told in that turn, as lines.
  public var lines: [String] {
    let words = TraceWords(from: start)
    return traces.map(words.line) + orders.map(words.line)
  }
}
