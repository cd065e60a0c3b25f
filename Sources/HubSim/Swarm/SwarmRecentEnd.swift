import HubUnits

/// A parcel that came to a lane a moment ago.
struct SwarmRecentEnd {
  var parcel: Int
  var lane: Int
  var at: MonotonicInstant
}
