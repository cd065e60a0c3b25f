import HubUnits

/// Where a link's worker gets the time; tests put one here that moves only when told.
protocol FieldClock: Sendable {
  func now() -> MonotonicInstant
}
