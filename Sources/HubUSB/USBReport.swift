public import HubUnits

/// What one IN transfer brought.
///
/// **Shape**: up to `capacity` bytes, inline.
public struct USBReport: Sendable, BitwiseCopyable {
  /// The largest packet of a bulk endpoint at high speed.
  ///
  /// **Source**: USB 2.0, section 5.8.3.
  public static let capacity = 512

  /// When the callback ran.
  public let arrivedAt: MonotonicInstant
  public let count: Int
  /// The bytes; those past `count` mean nothing.
  public let bytes: InlineArray<512, UInt8>

  init(arrivedAt: MonotonicInstant, buffer: UnsafePointer<UInt8>, count: Int) {
    self.arrivedAt = arrivedAt
    self.count = min(count, Self.capacity)
    var bytes = InlineArray<512, UInt8>(repeating: 0)
    // Safe: libusb says `count` bytes of the buffer are filled.
    for i in 0..<self.count { bytes[i] = unsafe buffer[i] }
    self.bytes = bytes
  }

  init() {
    arrivedAt = .distantPast
    count = 0
    bytes = InlineArray(repeating: 0)
  }
}
