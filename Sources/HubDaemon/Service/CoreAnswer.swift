import HubUnits

/// What the core says to a command, and in which turn.
struct CoreAnswer: Sendable {
  let isApplied: Bool
  let at: MonotonicInstant
}
