/// Why a scan was not joined to a parcel.
public enum ScanOutcome: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// No parcel was placed within `scan_valid_for`.
  case expired = 0
  /// No parcel was under the fixed scanner at that belt position.
  case nothingUnderScanner
  /// Two parcels could have been under the fixed scanner.
  case ambiguous
  /// The belt's position at that instant is not known.
  case beltUnknown
  /// The induction eye could not be read for a while: the parcel may have passed unseen.
  case eyeWasBlind
  /// The scanner belongs to no induction point.
  case scannerUnassigned
  /// More scans wait than `Limits.waitingScans`: the oldest was dropped.
  case tooManyWaiting
  /// It is an operator's card: for the terminals, never for a parcel.
  case operatorCard
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension ScanOutcome: CaseIterable {}
#endif
