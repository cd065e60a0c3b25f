/// Who said that a lane is in the state it is in.
public enum LaneAuthority: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Nobody: it was so from the start.
  case start = 0
  /// One of the lane's own eyes.
  case eye
  /// An operator's command.
  case `operator`
  /// The failures of its diverter.
  case diverter
  /// The link its diverter hangs on.
  case link
  /// The length it was given.
  case rate
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension LaneAuthority: CaseIterable {}
#endif
