/// What lies in one lane.
struct PlantLaneState: Sendable {
  var content = 0
  /// The lane-full eye is covered by what lies there.
  var standing = false
  /// How many faults hold the lane-full eye covered.
  var forced = 0
  /// How many parcels arrived although the lane was full up to the eye.
  var overfilled = 0
}
