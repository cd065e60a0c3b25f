/// Why nothing is driven. The first cause is kept until the hold is reset.
public enum HoldCause: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// An operator asked for it.
  case `operator` = 0
  /// The daemon is stopping.
  case stopping
  /// Traces could not be handed over: the story of parcels would have holes.
  case tracesLost
  /// Inputs were lost between a field thread and the core.
  case inputsLost
  /// The journal cannot be written.
  case journalDown
  /// More parcels on the belt than `Limits.parcels`: some are not followed.
  case tooManyParcels
  /// The encoder cannot be believed, and the line is not to go on by time.
  case encoderFault
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension HoldCause: CaseIterable {}
#endif
