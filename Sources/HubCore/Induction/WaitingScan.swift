import HubUnits

/// One scan of a station that waits for its parcel.
struct WaitingScan: BitwiseCopyable {
  var read: ScanRead
  /// The furthest the belt had come when it began.
  var belt: BeltPosition
  /// When its label was read last, and the furthest the belt had come then: until there it was in the hands.
  var heldUntil: MonotonicInstant
  var heldAt: BeltPosition
  /// Where the belt was when its time was over; the parcel may lie between the hand and the eye.
  var overAt: BeltPosition?
  /// It began as somebody with a label of his own came by, so it waits for the next one.
  var isKept = false

  init(read: ScanRead, belt: BeltPosition) {
    self.read = read
    self.belt = belt
    heldUntil = read.began
    heldAt = belt
  }
}
