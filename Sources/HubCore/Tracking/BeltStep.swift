import HubUnits

/// What a new encoder count means.
enum BeltStep {
  /// The first count since the start: tracking begins here.
  case first
  case moved(Distance)
  /// Further than the belt can have moved, or so long ago that the counter may have wrapped unseen.
  case jumped(Distance)
  /// The drive says otherwise.
  case contradicted(Distance)
  /// Followed by time, the belt left its speed or took it up again: how far it ran meanwhile nobody knows.
  case unfollowed
  /// After a time of being followed by time, the encoder is believed again.
  case believed(Distance)
}
