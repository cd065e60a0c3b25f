public import HubUnits

/// Something that befalls one parcel when its leading edge is at a place.
public enum PlantMishap: Hashable, Sendable {
  /// It falls off the belt.
  case fall
  /// It stays put while the belt runs on under it.
  case stick(Nanoseconds, whenHit: PlantHit)
  /// It loses a length against the belt, on a stretch of the belt's travel.
  case slip(Distance, over: Distance)
  /// It gains a length on the belt, on a stretch of the belt's travel, beside whatever is in its way.
  case overtake(Distance, over: Distance)
  /// It turns, and is as long along the belt as said.
  case turn(Distance)
  /// It tears at a length behind its leading edge.
  case tear(Distance)
}
