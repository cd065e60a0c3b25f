import CLibUSB

/// The one transfer that carries orders to a device, at one place in memory for the callback.
///
/// One at a time, and nobody waits for it: a device that takes no orders must not keep labels waiting.
///
/// **Thread**: the context's thread; callbacks run inside its `handleEvents`.
@safe
struct OutputState {
  /// The setup packet of a control request and the longest order.
  ///
  /// **Source**: USB 2.0, section 9.3: 8 bytes; an order fits one packet of 64.
  static var room: Int { 8 + 64 }

  let transfer: UnsafeMutablePointer<libusb_transfer>
  let buffer: UnsafeMutablePointer<UInt8>
  /// With libusb.
  var isInFlight = false
  /// How the last one ended, until somebody asks.
  var outcome: TransferOutcome?

  init?() {
    // Safe: a fresh transfer and buffer of our own, freed together in `free`.
    guard let transfer = unsafe libusb_alloc_transfer(0) else { return nil }
    unsafe self.transfer = transfer
    unsafe buffer = .allocate(capacity: Self.room)
    unsafe buffer.initialize(repeating: 0, count: Self.room)
  }

  /// **Precondition**: not in flight.
  func free() {
    unsafe buffer.deallocate()
    unsafe libusb_free_transfer(transfer)
  }

  mutating func returned() {
    isInFlight = false
    outcome = TransferOutcome(unsafe transfer.pointee.status)
  }
}

/// Runs on the thread that handles events, inside `USBContext.handleEvents`.
@c func usbOutputReturned(_ transfer: UnsafeMutablePointer<libusb_transfer>?) {
  guard let transfer = unsafe transfer, let owner = unsafe transfer.pointee.user_data else { return }
  // Safe: `startOutput` put the state's address there; it is freed only after the transfer came back.
  unsafe owner.assumingMemoryBound(to: OutputState.self).pointee.returned()
}
