public import HubUnits

/// The bytes by which the manifest knows the parcel of a label.
///
/// Whoever writes to the manifest and whoever asks it must both use this function; then it does not matter in which
/// form a number was printed, typed or exported. It changes a label only where a format is certain:
///
/// - an SSCC, alone as `00` and 18 digits or among GS1 elements: its 18 digits, without the `00`;
/// - a DPD parcel label (`%` and 27 characters) or a tracking number with its check character: the 14 digits;
/// - an air waybill: its 11 digits without the hyphen;
/// - a MaxiCode or ISO 15434 message with a 1Z number: that number;
/// - blanks are taken out and letters made capitals when the result then fits a format.
///
/// Everything else is its own key, byte for byte. The key of a key is itself.
public func parcelKey(of barcode: Barcode, symbologyIdentifier: SymbologyIdentifier? = nil) -> Barcode {
  var bytes = InlineArray<64, UInt8>(repeating: 0)
  for i in 0..<barcode.count { bytes[i] = barcode[i] }
  let span = bytes.span.extracting(0..<barcode.count)
  return parcelKey(of: span, symbologyIdentifier: symbologyIdentifier) ?? barcode
}

/// The same for a label of any length: a Data Matrix of 121 bytes has a key when an SSCC is inside.
///
/// - Returns: nil when the label is longer than a `Barcode` and nothing inside names the parcel.
public func parcelKey(of bytes: Span<UInt8>, symbologyIdentifier: SymbologyIdentifier?) -> Barcode? {
  if let inside = elementKey(of: bytes, symbologyIdentifier) { return inside }
  guard bytes.count <= Barcode.capacity else { return nil }
  let text = LabelText(bytes)
  let candidates = LabelCandidates(bytes, symbologyIdentifier: symbologyIdentifier)
  if text.count == 20, let sscc = candidates.candidate(.sscc), sscc.validity == .valid {
    return key(text, 2..<20)
  }
  if candidates.candidate(.dpdParcelLabel) != nil { return key(text, 8..<22) }
  if text.count == 15, text.isLetter(14), let dpd = candidates.candidate(.dpdTracking),
    dpd.validity == .valid
  {
    return key(text, 0..<14)
  }
  if text.count == 12, let waybill = candidates.candidate(.airWaybill), waybill.validity == .valid {
    var out = key(text, 0..<3)
    for i in 4..<12 { out.append(text[i]) }
    return out
  }
  if text.isNormalised, fits(candidates) { return key(text, 0..<text.count) }
  return key(bytes, 0..<bytes.count)
}

/// The key inside a structured label: the SSCC of GS1 elements, the 1Z number of a carrier's message.
private func elementKey(of bytes: Span<UInt8>, _ identifier: SymbologyIdentifier?) -> Barcode? {
  // Without an identifier a separator inside is what makes GS1 likely.
  var hasSeparator = false
  for i in bytes.indices where bytes[i] == GS1Reader.separator { hasSeparator = true }
  if identifier?.isGS1 == true || (identifier == nil && hasSeparator) {
    let label = GS1Label(bytes)
    if label.isValid, let sscc = label.element(0, 2) {
      return key(bytes, sscc.valueOffset..<(sscc.valueOffset + sscc.valueCount))
    }
  }
  if hasSeparator, let tracking = TransportMessage.trackingNumber(bytes) { return key(bytes, tracking) }
  return nil
}

private func fits(_ candidates: LabelCandidates) -> Bool {
  for i in candidates.list.indices
  where candidates.list[i].format.isParcelNumber && candidates.list[i].validity != .wrongCheckDigit {
    return true
  }
  return false
}

private func key(_ text: LabelText, _ range: Range<Int>) -> Barcode {
  var out = Barcode()
  for i in range { out.append(text[i]) }
  return out
}

private func key(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Barcode {
  var out = Barcode()
  for i in range { out.append(bytes[i]) }
  return out
}
