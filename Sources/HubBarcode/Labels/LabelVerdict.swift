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
  let candidates = LabelCandidates(bytes, symbologyIdentifier: symbologyIdentifier)
  var hasFailed = false
  var hasOther = false
  for i in candidates.list.indices {
    let candidate = candidates.list[i]
    switch candidate.validity {
    case .valid:
      if candidate.strength == .checkDigit { return .verified }
      hasOther = hasOther || candidate.format.isParcelNumber
    case .wrongCheckDigit: hasFailed = hasFailed || candidate.isDistinctive
    case .formatOnly: hasOther = hasOther || candidate.format.isParcelNumber
    }
  }
  if let symbologyIdentifier, symbologyIdentifier.isGS1 {
    switch gs1Verdict(of: bytes) {
    case .verified: return .verified
    case .failed: hasFailed = true
    case .none: break
    }
  }
  return hasFailed && !hasOther ? .failed : .none
}

/// The verdict of a symbol that says it holds GS1 elements: each check digit inside counts.
private func gs1Verdict(of bytes: Span<UInt8>) -> CheckDigitVerdict {
  let label = GS1Label(bytes)
  if label.fault == .wrongCheckDigit { return .failed }
  guard label.isValid else { return .none }
  for i in label.elements.indices where label.elements[i].hasVerifiedCheckDigit { return .verified }
  return .none
}
