public import HubUnits

/// Something that happened in the plant and that somebody beside it may act on or judge.
public enum PlantEvent: Sendable, Equatable {
  /// A parcel's leading edge passed an induction eye, which had been clear before or was not.
  case passedInduction(parcel: Int, induction: Int, wasClear: Bool, at: MonotonicInstant)
  /// A parcel's label came under a fixed scanner.
  case atReadPoint(parcel: Int, readPoint: Int, at: MonotonicInstant)
  /// A diverter took a parcel off the belt.
  case diverted(parcel: Int, lane: Int, at: MonotonicInstant)
  /// A parcel's leading edge passed the confirm eye of the lane where it stays.
  case ended(parcel: Int, lane: Int, at: MonotonicInstant)
  /// A parcel fell off the belt.
  case fell(parcel: Int, at: MonotonicInstant)
  /// A lane is as full as it goes.
  case laneFilled(lane: Int, at: MonotonicInstant)
  /// People emptied a lane.
  case laneEmptied(lane: Int, at: MonotonicInstant)
}
