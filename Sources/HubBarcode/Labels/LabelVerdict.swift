public import HubUnits

/// What the check digits of a label say, for the scan path: no heap, no text.
///
/// `.failed` only when some format with a check digit fits by its shape beyond doubt, its digit is wrong, and nothing
/// else fits. `.verified` when any check digit is right; else `.none`.
public func checkDigitVerdict(
  of barcode: Barcode, symbologyIdentifier: SymbologyIdentifier?
) -> CheckDigitVerdict {
  var bytes = InlineArray<64, UInt8>(repeating: 0)
  for i in 0..<barcode.count { bytes[i] = barcode[i] }
  return checkDigitVerdict(
    of: bytes.span.extracting(0..<barcode.count), symbologyIdentifier: symbologyIdentifier)
}

/// The same for a label of any length.
public func checkDigitVerdict(
  of bytes: Span<UInt8>, symbologyIdentifier: SymbologyIdentifier?
) -> CheckDigitVerdict {
  LabelReading(bytes, symbologyIdentifier: symbologyIdentifier).checkDigitVerdict
}

extension LabelReading {
  /// What the check digits of this label say.
  public var checkDigitVerdict: CheckDigitVerdict {
    var hasFailed = false
    for i in candidates.list.indices {
      let candidate = candidates.list[i]
      if candidate.fits, candidate.strength == .checkDigit { return .verified }
      hasFailed = hasFailed || candidate.validity == .wrongCheckDigit && candidate.isDistinctive
    }
    // A symbol that says it holds elements: each check digit inside counts.
    if gs1Certainty == .yes {
      if elements.fault == .wrongCheckDigit { return mayBeOtherNumber ? .none : .failed }
      if elements.isValid, elements.hasVerifiedCheckDigit { return .verified }
    }
    return hasFailed && !mayBeOtherNumber ? .failed : .none
  }

  /// Whether some format of parcels fits that excuses a wrong check digit of another one.
  var mayBeOtherNumber: Bool {
    for i in candidates.list.indices {
      let candidate = candidates.list[i]
      if candidate.fits, candidate.format.isParcelNumber, !candidate.format.isVague { return true }
    }
    return false
  }
}
