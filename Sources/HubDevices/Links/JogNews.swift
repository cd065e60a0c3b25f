public import HubUnits

/// What the link tells of a jog.
///
/// **Thread**: made by the link's thread, crosses to the control plane by ring.
public struct JogNews: Sendable, BitwiseCopyable {
  public enum What: Sendable, Hashable, BitwiseCopyable {
    /// Nothing was written.
    case denied(JogDenial)
    /// The output is away from its safe state: when the write began, and when the device acknowledged it.
    case driven(began: MonotonicInstant, acknowledged: MonotonicInstant)
    /// An input changed between two readings; `isOn` is its level, before any meaning.
    case edge(rank: UInt16, isOn: Bool, after: MonotonicInstant, at: MonotonicInstant)
    /// The output is in its safe state again, or nobody knows; `at` is when that was acknowledged.
    case ended(JogEnding, began: MonotonicInstant, at: MonotonicInstant)
  }
  public var number: UInt32
  public var what: What

  public init(number: UInt32, what: What) {
    self.number = number
    self.what = what
  }
}
