/// Whether a lane takes parcels.
public enum LaneState: UInt8, Sendable, Hashable, BitwiseCopyable {
  case open = 0
  /// Its full eye has been blocked for `full_after`.
  case full
  /// Its confirm eye has been blocked for `jam_after`, and a second sign says the same.
  case jam
  /// Closed by an operator.
  case disabled
  /// Its diverter failed several times in a row and was taken out.
  case outOfService
  /// Its half-full eye has been blocked for `full_after`: other lanes of its group are preferred.
  case halfFull
  /// It has been given as much length as it takes in the time.
  case rateLimited
  /// Its confirm eye has been blocked for `jam_after`, and nothing else says so: other lanes are preferred.
  case jamSuspected
  /// Its link is down or held by the other side.
  case blocked
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension LaneState: CaseIterable {}
#endif
