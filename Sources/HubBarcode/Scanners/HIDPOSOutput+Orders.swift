public import HubUnits

extension HIDPOSOutput {
  /// The bytes that give an order, the report id first.
  ///
  /// An exception sounds as "not on file", an error as "error"; a scanner with only one of the two tones uses it for
  /// both. The lamp goes with the good tone, or stands in for it.
  ///
  /// - Parameter isPrevented: reading is prevented now and must stay so while a tone sounds: it is a state, held by
  ///   each report.
  /// - Returns: nil when the device has no bit for the order.
  public func report(for order: ScannerOrder, isPrevented: Bool) -> BoundedList<64, UInt8>? {
    guard var bytes = idleReport() else { return nil }
    var isSaid = false
    switch order {
    case .allowReading: return preventReadBit == nil ? nil : bytes
    case .preventReading:
      isSaid = Self.set(preventReadBit, in: &bytes)
      return isSaid ? bytes : nil
    case .soundGood:
      isSaid = Self.set(goodReadBeepBit, in: &bytes)
      // Not in one expression: the lamp is lit also when the tone is there.
      if Self.set(goodReadLampBit, in: &bytes) { isSaid = true }
    case .soundException: isSaid = Self.set(notOnFileBeepBit ?? errorBeepBit, in: &bytes)
    case .soundError: isSaid = Self.set(errorBeepBit ?? notOnFileBeepBit, in: &bytes)
    }
    if isPrevented { _ = Self.set(preventReadBit, in: &bytes) }
    return isSaid ? bytes : nil
  }

  /// The bytes that end a tone, for firmware that waits for the bit to fall before it sounds again.
  public func release(isPrevented: Bool) -> BoundedList<64, UInt8>? {
    guard var bytes = idleReport() else { return nil }
    if isPrevented { _ = Self.set(preventReadBit, in: &bytes) }
    return bytes
  }

  private static func set(_ bit: Int?, in bytes: inout BoundedList<64, UInt8>) -> Bool {
    guard let bit, bit / 8 < bytes.count else { return false }
    bytes[bit / 8] |= 1 << UInt8(bit % 8)
    return true
  }
}
