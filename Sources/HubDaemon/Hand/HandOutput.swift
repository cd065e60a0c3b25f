import HubUnits

/// One output that a person may move.
struct HandOutput: Hashable, Sendable {
  /// As people name it: `lane-5`.
  let name: String
  /// By `LinkIndex`.
  let link: Int
  let linkName: String
  /// The output's rank in its link.
  let rank: UInt16
  /// `coil 4`.
  let place: String
  let isSafeOn: Bool
  /// Nil for an output that no lane's diverter is.
  let lane: LaneIndex?
  /// The longest it may be away from its safe state.
  let longest: Nanoseconds
}
