import HubUnits

/// What faults are drawn over: how many parcels, how many lanes, how long, on what kind of day.
struct SwarmDrawing {
  /// Those before the repair.
  var parcels: Int
  var lanes: Int
  var span: Nanoseconds
  var isOrdinary: Bool
}
