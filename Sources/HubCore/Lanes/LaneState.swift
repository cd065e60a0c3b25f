/// Whether a lane takes parcels.
public enum LaneState: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  case open = 0
  /// Its full eye has been blocked for `full_after`.
  case full
  /// Its confirm eye has been blocked for `jam_after`.
  case jam
  /// Closed by an operator.
  case disabled
  /// Its diverter failed several times in a row and was taken out.
  case outOfService
}
