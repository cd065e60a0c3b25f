import HubUnits

/// One thing the plant has planned to happen.
enum PlantStep: Sendable {
  /// A parcel's leading edge reaches a point of the main line, by index in the plant's table of points.
  case leadAt(parcel: Int, point: Int)
  /// A parcel's trailing edge leaves a point of the main line.
  case tailAt(parcel: Int, point: Int)
  case labelAt(parcel: Int, readPoint: Int)
  case chuteLead(parcel: Int, lane: Int)
  case chuteTail(lane: Int)
  /// A diverter's movement ends, unless its generation has moved on.
  case extended(lane: Int, generation: Int)
  case returned(lane: Int, generation: Int)
  /// An eye's bounce: its level is turned round while true.
  case flicker(eye: Int, inverted: Bool)
  /// A parcel slides past the lane-full eye.
  case passingFull(lane: Int, covering: Bool)
  case emptied(lane: Int)
  case fullReleased(lane: Int)
}
