public import HubUnits

/// A guess that a keyboard-mode scanner has another country setting than the one we read it with.
public enum LayoutHint: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// We read Belgian or French keys, the text is what their digit row writes without Shift: the scanner sends digits
  /// without Shift (us, de, gb, nl, it, es).
  case scannerSendsPlainDigits = 0
  /// We read digits without Shift, the text is what the digit row writes with Shift: the scanner is set to be or fr.
  case scannerSendsShiftedDigits

  /// How many signs of a digit row make a hint.
  ///
  /// **Source**: the shortest parcel number has eight digits; half of them.
  static var threshold: Int { 4 }

  /// Looks at one label. Digits in the text speak for the layout, signs of the digit row against it.
  public static func of(_ barcode: Barcode, readAs layout: KeyboardLayout) -> LayoutHint? {
    var signs = 0
    var shifted = 0
    var digits = 0
    for i in 0..<barcode.count {
      let byte = barcode[i]
      if byte >= 0x30, byte <= 0x39 { digits += 1 }
      // A hyphen is a sign of the French digit row and of many true labels.
      if byte == 0x2D { continue }
      // Usages 1E to 27 are the digit row.
      for usage in 0x1E...0x27 as ClosedRange<UInt8> {
        if byte > 0x39 || byte < 0x30, Keymap.byte(usage, .plain, layout) == byte { signs += 1 }
        if byte > 0x39 || byte < 0x30, Keymap.byte(usage, .shift, layout) == byte { shifted += 1 }
      }
    }
    // `5` is where a scanner set to us has its `%`: one digit among many signs changes nothing.
    let needed = max(threshold, digits * threshold)
    switch layout {
    case .be, .fr: return signs >= needed ? .scannerSendsPlainDigits : nil
    default: return shifted >= needed ? .scannerSendsShiftedDigits : nil
    }
  }
}

#if !hasFeature(Embedded)
  extension LayoutHint {
    /// The hint for a technician; `layout` is what we read the scanner with.
    public func text(readAs layout: KeyboardLayout) -> String {
      switch self {
      case .scannerSendsPlainDigits:
        "config: text looks like digits of another keyboard; \(told(readAs: layout))"
      case .scannerSendsShiftedDigits:
        "config: text looks like digits typed with Shift; \(told(readAs: layout))"
      }
    }

    /// The same of a scanner of the line, while it runs.
    public func advice(for scanner: String, readAs layout: KeyboardLayout) -> String {
      "config: labels of scanner \(scanner) come garbled; \(told(readAs: layout)); "
        + "`hubctl scanners learn` finds which it is"
    }

    private func told(readAs layout: KeyboardLayout) -> String {
      switch self {
      case .scannerSendsPlainDigits:
        "the scanner probably speaks us, we read \(layout.word): set `layout: us` here, or the scanner's country to "
          + layout.word
      case .scannerSendsShiftedDigits:
        "the scanner probably speaks be or fr, we read \(layout.word): set `layout: be` (or fr) here, or the scanner's "
          + "country to \(layout.word)"
      }
    }
  }
#endif
