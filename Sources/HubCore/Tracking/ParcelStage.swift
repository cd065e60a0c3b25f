/// How far a parcel's divert has come.
///
/// ```
///  following ──commit──▶ committed ──order──▶ ordered ──written──▶ fired ──confirm eye──▶ (ended)
///      ▲                     │                   │                   │
///      └── customs, lane ────┘                   │ expired           │ confirm eye silent
///      └──────────── excepted, runs straight ◀───┘                   ▼
///                                                                unconfirmed ──next eye──▶ excepted or ended
/// ```
enum ParcelStage: UInt8, BitwiseCopyable {
  /// Followed; the lane may still change.
  case following
  /// Past its last decision point, the lane is final; the order is not out yet.
  case committed
  /// The order is with the link.
  case ordered
  /// The write was acknowledged, or may have reached the device.
  case fired
  /// The confirm eye stayed silent; the next eye on the way will tell.
  case unconfirmed
}
