/// What a stuck parcel does when another runs into it.
public enum PlantHit: Hashable, Sendable {
  /// It holds, and the other stands behind it.
  case holds
  /// It comes loose and is pushed along.
  case givesWay
}
