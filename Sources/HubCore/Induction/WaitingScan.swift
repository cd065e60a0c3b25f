import HubUnits

/// One scan of a station that waits for its parcel.
struct WaitingScan: BitwiseCopyable {
  var read: ScanRead
  /// The furthest the belt had come when it began.
  var belt: BeltPosition
  /// Where the belt was when its time was over; the parcel may lie between the hand and the eye.
  var overAt: BeltPosition?
  /// It began as somebody with a label of his own came by, so it waits for the next one.
  var isKept = false
}
