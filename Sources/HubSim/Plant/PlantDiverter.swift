import HubUnits

/// One diverter: a coil, a valve that follows it, and an arm that follows late.
///
/// The arm's states are those of a sound arm; `condition` says what the real one does instead. So it is known what
/// a stuck arm would have taken.
struct PlantDiverter: Sendable {
  enum Arm: Sendable { case back, goingOut, out, goingBack }

  var coil = false
  var valve = false
  var arm = Arm.back
  var condition = PlantDiverterCondition.works
  /// What each movement takes longer.
  var slowBy = Nanoseconds.zero
  /// How long after the coil the valve follows.
  var lateBy = Nanoseconds.zero
  /// Raised whenever `lateBy` changes, so that what was under way is void.
  var lateGeneration: Int32 = 0
  /// Raised whenever the valve moves, so that a movement planned before is void.
  var generation: Int32 = 0
  var coilOnAt = MonotonicInstant.distantPast
  var coilOffAt = MonotonicInstant.distantPast
  /// When the PLC of its own lets the coil go.
  var letGoAt = MonotonicInstant.distantPast
  var coilOnTravel: Int64 = 0
  /// Whether this stroke has taken a parcel already.
  var used = false

  /// Whether a sound arm would catch: one on its way back still does, wheels do not.
  func soundArmCatches(_ kind: PlantDiverterKind) -> Bool {
    arm == .out || (arm == .goingBack && kind != .popUpWheels)
  }

  /// Whether the real arm is where it moves parcels.
  func catches(_ kind: PlantDiverterKind) -> Bool {
    switch condition {
    case .works: soundArmCatches(kind)
    case .stuckOut: true
    case .stuckBack, .half: false
    }
  }
}
