/// What is wrong with a diverter's arm.
public enum PlantDiverterCondition: Hashable, Sendable {
  case works
  /// It stays back whatever its coil does.
  case stuckBack
  /// It stays out and catches everything that comes.
  case stuckOut
  /// It comes half way out: it brakes the parcel and does not take it.
  case half
}
