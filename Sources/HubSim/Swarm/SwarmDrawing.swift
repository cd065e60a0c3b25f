import HubUnits

/// What faults are drawn over: how many parcels, how many lanes, how long, on what kind of day.
struct SwarmDrawing {
  /// Those before the repair.
  var parcels: Int
  var lanes: Int
  var span: Nanoseconds
  var isOrdinary: Bool

  /// How far down the belt something can befall a parcel, a metre before its end.
  ///
  /// **Units**: mm. **Source**: `VirtualLinePlan`: the first lane at 10 m, one every 1.7 m.
  var lastPlace: Int64 { 11_000 + 1_700 * Int64(lanes + 2) }
}
