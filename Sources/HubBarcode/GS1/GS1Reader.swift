import HubUnits

/// Walks the elements of one label.
///
/// **Source**: General Specifications, section 7.8 (processing of data from a GS1 symbol); FNC1 arrives as GS (1D).
struct GS1Reader {
  /// GS.
  static var groupSeparator: UInt8 { 0x1D }

  let separator: GS1Separator
  private var at = 0
  /// The value that was refused because it is too long.
  private var tooLong: Range<Int>?

  init(separator: GS1Separator) { self.separator = separator }

  mutating func read(_ bytes: Span<UInt8>, into label: inout GS1Label) {
    skipSeparators(bytes, &label, isFirst: true)
    if separator != .group { label.warnings.insert(.substitutedSeparator) }
    if bytes.count > 0, bytes[0] == 0x28 { label.warnings.insert(.bracketsInData) }
    guard at < bytes.count else {
      label.fault = .empty
      return
    }
    while at < bytes.count {
      do throws(GS1Fault) {
        let element = try element(bytes)
        guard label.elements.append(element) else { throw GS1Fault.tooManyElements }
      } catch {
        label.fault = error
        label.faultOffset = at
        if let tooLong, GS1Swallowed.explains(bytes, tooLong) { label.warnings.insert(.swallowedSeparator) }
        return
      }
      skipSeparators(bytes, &label, isFirst: false)
    }
    GS1Associations.check(bytes, &label)
    GS1Swallowed.check(bytes, &label)
  }

  private mutating func skipSeparators(_ bytes: Span<UInt8>, _ label: inout GS1Label, isFirst: Bool) {
    var count = 0
    while at < bytes.count {
      let length = separator.length(bytes, at: at)
      if length == 0 { break }
      at += length
      count += 1
    }
    if isFirst, count > 0 { label.warnings.insert(.leadingSeparator) }
    if count > 1 { label.warnings.insert(.doubledSeparator) }
  }

  /// Reads the element at the cursor and moves behind its value.
  private mutating func element(_ bytes: Span<UInt8>) throws(GS1Fault) -> GS1Element {
    guard
      let rule = GS1Table.rule(
        digit(bytes, at), digit(bytes, at + 1), digit(bytes, at + 2), digit(bytes, at + 3))
    else { throw .unknownIdentifier }
    var number: UInt16 = 0
    for i in 0..<rule.width { number = number * 10 + UInt16(digit(bytes, at + i)) }
    let start = at + rule.width
    var end = start
    if rule.needsSeparator {
      while end < bytes.count, separator.length(bytes, at: end) == 0 { end += 1 }
    } else {
      end = min(start + rule.leading, bytes.count)
    }
    let value = bytes.extracting(start..<end)
    guard value.count >= rule.leading + rule.tailMinimum, value.count <= rule.leading + rule.tailMaximum
    else {
      if value.count > rule.leading + rule.tailMaximum { tooLong = start..<end }
      throw .wrongLength
    }
    try GS1Values.check(value, rule)
    at = end
    return GS1Element(
      number: number, digitCount: UInt8(rule.width), hasVerifiedCheckDigit: rule.check.isCheckDigit,
      valueOffset: start, valueCount: end - start)
  }

  private func digit(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    guard index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 else { return -1 }
    return Int(bytes[index]) - 0x30
  }
}
