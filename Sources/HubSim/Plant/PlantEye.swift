/// One photo-eye or switch of the plant, by what it is for.
public enum PlantEye: Hashable, Sendable {
  /// At an induction point, by number from 0.
  case induction(Int)
  /// On the way, by number from 0.
  case tracking(Int)
  /// Behind a lane's divert point, by lane index.
  case confirm(Int)
  /// At a lane's upper end, by lane index.
  case full(Int)
  /// Half way up a lane, by lane index; for a lane whose `halfCapacity` is given.
  case half(Int)
  /// The switch that says a diverter's arm is out, by lane index.
  case armOut(Int)
}
