/// Why a parcel ended where it did: the one closed list.
///
/// The same words in code, socket, journal, metrics and docs (`docs/reasons.md`); a test proves that none is
/// missing anywhere. The raw number is what recordings hold: never renumber, only append.
public enum EndReason: UInt8, Sendable, Hashable, BitwiseCopyable {
  case sorted = 0
  case noRead, multiReadConflict, badCheckDigit, notFound
  case hostTimeout, hostLate, hostDown, invalidDestination
  case laneFull, laneDisabled, laneRateLimit, jamAhead
  case gapTooSmall, merged, unexpected, lost, early, late
  case divertFailed, divertUnconfirmed, writeExpired, ioDown
  case customsHold, customsUnknown, customsSelected
  case recirculationLimit, flushedRestart, flushedStop, manual
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension EndReason: CaseIterable {}
#endif
