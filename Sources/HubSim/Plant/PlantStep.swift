/// One thing the plant has planned to happen at an instant, whatever the belt does.
enum PlantStep: Sendable {
  /// A diverter's movement ends, unless its generation has moved on.
  case extended(lane: Int32, generation: Int32)
  case returned(lane: Int32, generation: Int32)
  /// A late valve follows its coil.
  case valve(lane: Int32, on: Bool, generation: Int32)
  /// An eye's bounce: its level is turned round while true.
  case flicker(eye: Int32, inverted: Bool)
  /// The dirt on an eye's lens covers or clears, unless it was wiped.
  case dirt(eye: Int32, covering: Bool, generation: Int32)
  case ghostGone(eye: Int32)
  /// A parcel slides past the lane-full eye.
  case passingFull(lane: Int32, covering: Bool)
  case emptied(lane: Int32)
  case fullReleased(lane: Int32)
  case jamGone(lane: Int32, generation: Int32)
  /// A stuck parcel comes loose, unless it came loose before.
  case loosened(slot: Int32, sticking: UInt32)
  /// The PLC of its own releases a coil.
  case letGo(lane: Int32)
  /// The drive takes its next small step of a ramp, unless another speed was set.
  case ramp(generation: Int32)
  /// The belt has rolled back far enough.
  case rolledBack(generation: Int32)
}
