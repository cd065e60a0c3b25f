/// Whether a lane takes parcels.
public enum LaneState: UInt8, Sendable, Hashable, BitwiseCopyable {
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

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension LaneState: CaseIterable {}
#endif
