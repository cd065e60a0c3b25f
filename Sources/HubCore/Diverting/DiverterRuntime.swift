import HubUnits

/// One diverter while the line runs; lanes on both its sides share it.
struct DiverterRuntime: BitwiseCopyable {
  /// A coil that is on and must be let go.
  struct Release: BitwiseCopyable {
    var order: OrderNumber
    var serial: ParcelSerial
    var lane: LaneIndex
    /// When the belt is here, the parcel's tail has passed.
    var belt: BeltPosition
    /// Not before this: the shortest stroke, and never before the fire.
    var from: MonotonicInstant
    /// Not after this, whatever the belt says: the next parcel may be here. Position decides, time supervises.
    var until: MonotonicInstant
  }
  var release: Release?
  /// The belt position from which it is home again, as far as it is booked.
  var homeAt = BeltPosition(micrometres: .min / 2)
  /// For whom it was booked last, and where it was home before that.
  var bookedFor: ParcelSerial = .none
  var homeBefore = BeltPosition(micrometres: .min / 2)
  /// Failed several times in a row and taken out.
  var isOut = false
  /// Diverts in a row that did not move their parcel.
  var failures = 0
  var didNotMove: UInt32 = 0
  var eyeSilent: UInt32 = 0
  var eyeSilentInRow = 0
  /// Its switch was on since it was fired last.
  var wasSeenOut = false
  /// When the strokes booked so far are used up at the rate it can bear.
  var strokeClock: MonotonicInstant = .distantPast

  /// Where it is home before a parcel's own booking.
  func home(for serial: ParcelSerial) -> BeltPosition { bookedFor == serial ? homeBefore : homeAt }

  /// Lets go as soon as the fire is surely out: a release that overtakes it would leave the coil on.
  mutating func letGo() {
    guard release != nil else { return }
    release!.belt = BeltPosition(micrometres: .min / 2)
  }
}
