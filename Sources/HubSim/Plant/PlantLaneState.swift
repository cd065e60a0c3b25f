/// What lies in one lane.
struct PlantLaneState: Sendable {
  var content = 0
  /// The lane-full eye is covered by what lies there.
  var standing = false
  /// The half-full eye is covered by what lies there.
  var halfStanding = false
  /// How many faults hold the lane-full eye covered.
  var forced = 0
  /// How many parcels arrived although the lane was full up to the eye.
  var overfilled = 0
  /// The next parcel in the confirm eye stays there.
  var jamIsDue = false
  var jamFor: Int64 = 0
  var jamGeneration: Int32 = 0
  /// The slot of the parcel that stays in the confirm eye, or -1.
  var jammed = -1
  /// The slots of what piled up behind it, in order, and how long they are together.
  var waiting: [Int] = []
  var waitingLength: Int64 = 0
}
