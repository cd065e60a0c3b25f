/// One photo-eye: how much stands before it, and what is wrong with it.
struct PlantEyeState: Sendable {
  var blockers: Int32 = 0
  /// Since when nothing stands before it.
  var clearSince: Int64 = .min / 2
  var bounces = false
  var isDirty = false
  var dirtGeneration: Int32 = 0
  var dirtEvery: Int64 = 0
  var dirtFor: Int64 = 0
  var fault: PlantEyeFault?

  /// What the output says.
  var isBlocked: Bool {
    switch fault {
    case .deadClear: false
    case .deadBlocked: true
    case nil: ((blockers > 0) != bounces) != isDirty
    }
  }
}
