/// One photo-eye: how much stands before it, and whether it flickers just now.
struct PlantEyeState: Sendable {
  var blockers = 0
  var inverted = false
  var isBlocked: Bool { (blockers > 0) != inverted }
}
