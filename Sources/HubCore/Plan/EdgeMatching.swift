/// How an edge at an eye finds its parcel.
public enum EdgeMatching: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// By where the parcel must be.
  case byPosition = 0
  /// The canary: whoever is next in the queue, as sorters do that track by order. One lost parcel shifts everybody
  /// behind it. No configuration can ask for it; `hubsim swarm` does, and fails unless its judges catch it.
  case byOrder
}
