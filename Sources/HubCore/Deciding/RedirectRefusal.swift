/// Why a parcel that moves is not sent to another lane.
public enum RedirectRefusal: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Nobody of that number is on the belt.
  case notOnBelt = 0
  /// There is no such lane, or it has no diverter.
  case noSuchLane
  /// It is past the last decision point of that lane.
  case tooLate
  /// Its order is out: the diverter it was meant for moves.
  case beingDiverted
  /// It runs to the exception lane for a reason of its own.
  case excepted
  /// Customs has not cleared it, and the lane lets parcels out.
  case notCleared
  /// The lane takes nobody now.
  case laneClosed
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension RedirectRefusal: CaseIterable {}
#endif
