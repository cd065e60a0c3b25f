/// One place on the main line where a parcel's edges matter.
struct PlantPoint: Sendable {
  enum Kind: Sendable {
    /// A photo-eye at an induction point or on the way.
    case eye(PlantEye)
    /// A diverter, by lane index.
    case divert(Int)
    /// The confirm eye of the lane at the end of the belt, by lane index.
    case end(Int)
  }
  /// **Units**: micrometres from the start of the belt.
  var at: Int64
  var kind: Kind
  /// The eye's bit; -1 for what is no eye.
  var bit: Int
  /// How many eyes stand before this point.
  var eyesBefore = 0
}
