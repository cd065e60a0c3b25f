import HubUnits

/// A diverter to be fired by the PLC itself when the encoder shows a count.
struct PlantCountOrder: Sendable {
  var lane: Int
  /// Counted on, as if the counter never wrapped.
  var count: Int64
  /// How long the coil stays on.
  var time: Nanoseconds
}
