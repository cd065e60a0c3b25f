/// Decides whether a label holds GS1 element strings, and reads them.
enum GS1Finder {
  struct Found {
    let label: GS1Label
    let certainty: GS1Certainty
  }

  static func label(
    _ bytes: Span<UInt8>, _ identifier: SymbologyIdentifier?, _ envelope: TransportMessage?
  ) -> Found {
    if let envelope, envelope.format == 5 {
      // The envelope itself says so, whatever the symbol.
      return Found(
        label: GS1Label.inside(bytes, TransportMessage.dataStart..<envelope.dataEnd), certainty: .yes)
    }
    let label = GS1Label(bytes)
    let mayBe = identifier.map { $0.isGS1 || $0.isGS1ByPractice } ?? true
    guard mayBe else { return Found(label: label, certainty: .no) }
    if !label.isValid, let separator = GS1Separator.substitute(in: bytes) {
      let other = GS1Label(bytes, separator: separator)
      if other.isValid, other.hasVerifiedCheckDigit {
        return Found(label: other, certainty: identifier?.isGS1 == true ? .yes : .guess)
      }
    }
    if identifier?.isGS1 == true { return Found(label: label, certainty: .yes) }
    let isLikely = label.isValid && (label.hasVerifiedCheckDigit || hasSeparator(bytes))
    return Found(label: label, certainty: isLikely ? .guess : .no)
  }

  private static func hasSeparator(_ bytes: Span<UInt8>) -> Bool {
    for i in bytes.indices where bytes[i] == GS1Reader.groupSeparator { return true }
    return false
  }
}
