/// A change of the belt's speed in small steps.
struct PlantRamp: Sendable {
  /// Raised whenever a speed is set, so that a ramp begun before is void.
  var generation: Int32 = 0
  var from: Int64 = 0
  var to: Int64 = 0
  var step: Int64 = 0
  var steps: Int64 = 0
  var every: Int64 = 0
}
