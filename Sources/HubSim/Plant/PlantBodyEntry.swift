/// One body's place in the agenda of the belt; void once the body's generation has moved on.
///
/// Slot -1 is the PLC's, which waits for a count.
struct PlantBodyEntry: Sendable {
  var slot: Int
  var generation: UInt32
}
