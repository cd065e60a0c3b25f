public import HubUnits

/// The bytes by which the manifest knows the parcel of a label.
///
/// Whoever writes to the manifest and whoever asks it must both use this function; then it does not matter in which
/// form a number was printed, typed or exported. It changes a label only where a format is certain:
///
/// - an SSCC, alone as `00` and 18 digits or among GS1 elements: its 18 digits, without the `00`;
/// - a DPD parcel label (`%` and 27 characters) or a tracking number with its check character: the 14 digits;
/// - an air waybill: its 11 digits without the hyphen;
/// - a MaxiCode or ISO 15434 message: the 1Z number or licence plate inside;
/// - the Data Matrix of a GLS label: its track id;
/// - a number of the United States' post behind `420` and a postcode: the number alone;
/// - blanks are taken out and letters made capitals when the result then fits a format.
///
/// Everything else is its own key, byte for byte. The key of a key is itself. No key depends on whether the scanner
/// told its symbol, but for a symbol that says it holds GS1 elements and holds a bad one: what stands before that one
/// counts only there. Digits that merely look like elements, and stop doing so, are a number of somebody's.
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
  LabelReading(bytes, symbologyIdentifier: symbologyIdentifier).parcelKey(bytes)
}

extension LabelReading {
  /// The key of this label, whose bytes these are.
  public func parcelKey(_ bytes: Span<UInt8>) -> Barcode? {
    if let inside = elementKey(bytes) ?? fieldKey(bytes) { return inside }
    if candidates.whole(.glsUniqueLabel, bytes.count) != nil { return Self.key(bytes, GLSLabel.trackID) }
    let text = LabelText(bytes)
    guard text.isWhole else { return nil }
    if text.count == 20, let sscc = candidates.whole(.sscc, bytes.count), sscc.validity == .valid {
      return Self.key(text, 2..<20)
    }
    if candidates.whole(.dpdParcelLabel, bytes.count) != nil { return Self.key(text, 8..<22) }
    if text.count == 15, text.isLetter(14), candidates.whole(.dpdTracking, bytes.count)?.validity == .valid {
      return Self.key(text, 0..<14)
    }
    if text.count == 12, text[3] == 0x2D, candidates.whole(.airWaybill, bytes.count)?.validity == .valid {
      var out = Self.key(text, 0..<3)
      for i in 4..<12 { out.append(text[i]) }
      return out
    }
    if let number = routedNumber(text, bytes.count) {
      return HubBarcode.parcelKey(of: Self.key(text, number))
    }
    if text.isNormalised, candidates.isParcelNumber(bytes.count) {
      // Without its blanks the number may read as more than it did: elements, for one.
      return HubBarcode.parcelKey(of: Self.key(text, 0..<text.count))
    }
    return bytes.count <= Barcode.capacity ? Self.key(bytes, 0..<bytes.count) : nil
  }

  /// The SSCC of GS1 elements.
  ///
  /// The key of elements that read whole does not depend on the identifier: the manifest has none, and many scanners
  /// send none. Behind a bad element the rest is unknown; an SSCC before it was read whole, its check digit is right,
  /// and it names the parcel where the symbol promised elements.
  private func elementKey(_ bytes: Span<UInt8>) -> Barcode? {
    if elements.isValid || gs1Certainty == .yes, let sscc = elements.element(0, 2) {
      return elementKey(bytes, sscc)
    }
    // An identifier that says no kept the signs from being tried that scanners send for GS.
    guard gs1Certainty == .no, symbologyIdentifier != nil, let separator = GS1Separator.substitute(in: bytes)
    else { return nil }
    let other = GS1Label(bytes, separator: separator)
    guard other.isValid, let sscc = other.element(0, 2) else { return nil }
    return elementKey(bytes, sscc)
  }

  private func elementKey(_ bytes: Span<UInt8>, _ sscc: GS1Element) -> Barcode {
    Self.key(bytes, sscc.valueOffset..<(sscc.valueOffset + sscc.valueCount))
  }

  /// The number inside a carrier's message or an envelope, or behind a routing element.
  private func fieldKey(_ bytes: Span<UInt8>) -> Barcode? {
    guard carrierMessage != nil || envelope != nil || hasRoutedNumber else { return nil }
    for i in candidates.list.indices {
      let candidate = candidates.list[i]
      guard candidate.fits, candidate.format.isParcelNumber, !candidate.format.isVague else { continue }
      if candidate.isAssembled || Int(candidate.count) < bytes.count, let key = key(of: candidate, bytes) {
        return key
      }
    }
    return nil
  }

  /// What the manifest knows a candidate's number by; nil when it is longer than a `Barcode`.
  func key(of candidate: LabelCandidate, _ bytes: Span<UInt8>) -> Barcode? {
    if candidate.isWhole(bytes.count) { return parcelKey(bytes) }
    if candidate.isAssembled {
      guard let number = carrierMessage?.upsNumber(bytes) else { return nil }
      return HubBarcode.parcelKey(of: Self.key(number, 0..<number.count))
    }
    return key(of: Int(candidate.start)..<(Int(candidate.start) + Int(candidate.count)), bytes)
  }

  /// What the manifest knows a part of the label by; nil when it is longer than a `Barcode`.
  func key(of range: Range<Int>, _ bytes: Span<UInt8>) -> Barcode? {
    guard range.count <= Barcode.capacity else { return nil }
    return HubBarcode.parcelKey(of: Self.key(bytes, range))
  }

  /// Where the post's number stands in digits that begin with `420` and a postcode.
  private func routedNumber(_ text: LabelText, _ byteCount: Int) -> Range<Int>? {
    guard text.isAllDigits, let number = USPSDigits(text), number.start > 0,
      candidates.whole(number.format, byteCount)?.validity == .valid,
      // FedEx has numbers of 34 digits whose check digit may be right as well.
      candidates.whole(.fedEx34, byteCount)?.validity != .valid
    else { return nil }
    return number.start..<text.count
  }

  private static func key(_ text: LabelText, _ range: Range<Int>) -> Barcode {
    var out = Barcode()
    for i in range { out.append(text[i]) }
    return out
  }

  private static func key(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Barcode {
    var out = Barcode()
    for i in range { out.append(bytes[i]) }
    return out
  }
}
