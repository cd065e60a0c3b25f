import HubUnits

/// One diverter: a coil, and an arm that follows it late.
struct PlantDiverter: Sendable {
  enum Arm: Sendable { case back, goingOut, out, goingBack }

  var coil = false
  var arm = Arm.back
  /// A stuck arm stays back whatever the coil does.
  var stuck = false
  /// Raised whenever the coil changes, so that a movement planned before is void.
  var generation = 0
  var coilOnAt = MonotonicInstant.distantPast
  var coilOnTravel: Int64 = 0
  /// Whether this stroke has taken a parcel already.
  var used = false

  /// An arm on its way back still catches what runs into it.
  var catches: Bool { arm == .out || arm == .goingBack }
}
