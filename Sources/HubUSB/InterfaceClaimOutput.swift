import CLibUSB
public import HubUnits

// Orders to the device, without waiting for it.
extension InterfaceClaim {
  /// How long a device may take over an order.
  ///
  /// **Units**: milliseconds.
  /// **Source**: as for control requests; an order that is not taken by then is late anyway.
  private static var outputTimeoutMilliseconds: UInt32 { 250 }

  /// Whether the order before is still on its way.
  public borrowing func isOutputInFlight() -> Bool {
    guard let state = unsafe output else { return false }
    return unsafe state.pointee.isInFlight
  }

  /// Sends an order and returns at once; how it ended is asked with `takeOutputOutcome`.
  ///
  /// **Precondition**: none is in flight; the interface is claimed.
  /// **Errors**: `noMemory`, `deviceGone`, or another when the transfer does not start.
  public mutating func startOutput(_ bytes: BoundedList<64, UInt8>, by path: OutputPath) throws(USBError) {
    let state = unsafe try outputState()
    precondition(unsafe !state.pointee.isInFlight, "hub bug: a second USB output before the first came back")
    let transfer = unsafe state.pointee.transfer
    let buffer = unsafe state.pointee.buffer
    var length = 0
    // Safe: 8 and at most 64 bytes into a buffer of `OutputState.room`.
    switch path {
    case .setReport(let interface, let reportID):
      let setup: InlineArray<8, UInt8> = [
        0x21, 0x09, reportID, 0x02, interface, 0, UInt8(truncatingIfNeeded: bytes.count), 0,
      ]
      for i in 0..<8 { unsafe buffer[i] = setup[i] }
      length = 8
      unsafe transfer.pointee.endpoint = 0
      unsafe transfer.pointee.type = UInt8(LIBUSB_TRANSFER_TYPE_CONTROL.rawValue)
    case .endpoint(let endpoint):
      unsafe transfer.pointee.endpoint = endpoint.address
      unsafe transfer.pointee.type =
        UInt8((endpoint.kind == .bulk ? LIBUSB_TRANSFER_TYPE_BULK : LIBUSB_TRANSFER_TYPE_INTERRUPT).rawValue)
    }
    for i in bytes.indices { unsafe buffer[length + i] = bytes[i] }
    unsafe transfer.pointee.dev_handle = handle
    unsafe transfer.pointee.timeout = Self.outputTimeoutMilliseconds
    unsafe transfer.pointee.buffer = buffer
    unsafe transfer.pointee.length = Int32(length + bytes.count)
    unsafe transfer.pointee.user_data = UnsafeMutableRawPointer(state)
    unsafe transfer.pointee.callback = usbOutputReturned
    // Safe: the transfer is ours, filled above, and not with libusb.
    try checked(unsafe libusb_submit_transfer(transfer), .order)
    unsafe state.pointee.outcome = nil
    unsafe state.pointee.isInFlight = true
  }

  /// How the last order ended, told once; nil while it is on its way.
  public borrowing func takeOutputOutcome() -> TransferOutcome? {
    guard let state = unsafe output else { return nil }
    let outcome = unsafe state.pointee.outcome
    unsafe state.pointee.outcome = nil
    return outcome
  }

  /// Waits until the order on its way has ended, at most as long as a device may take over it.
  ///
  /// For the end only: what else is on the bus goes on inside, but nothing is read meanwhile.
  public borrowing func finishOutput(in context: borrowing USBContext) {
    let deadline = monotonicNow() + .milliseconds(Int64(Self.outputTimeoutMilliseconds) + 50)
    while isOutputInFlight(), monotonicNow() < deadline {
      do { try context.handleEvents(upTo: .milliseconds(10)) } catch { return }
    }
  }

  private mutating func outputState() throws(USBError) -> UnsafeMutablePointer<OutputState> {
    if let state = unsafe output { return unsafe state }
    guard let fresh = OutputState() else { throw USBError(.noMemory, during: .order) }
    let state = UnsafeMutablePointer<OutputState>.allocate(capacity: 1)
    unsafe state.initialize(to: fresh)
    unsafe output = state
    return unsafe state
  }

  /// Takes the order back and frees it.
  ///
  /// - Returns: false when it did not come back in time; its memory is then given up, never reused.
  borrowing func endOutput(in context: borrowing USBContext) -> Bool {
    guard let state = unsafe output else { return true }
    // Safe: the transfer is with libusb. Not found: it is already on its way back.
    if isOutputInFlight() { _ = unsafe libusb_cancel_transfer(state.pointee.transfer) }
    let deadline = monotonicNow() + Self.settleLimit
    while isOutputInFlight() {
      guard monotonicNow() < deadline else { return false }
      do { try context.handleEvents(upTo: .milliseconds(10)) } catch { return false }
    }
    unsafe state.pointee.free()
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
    return true
  }
}
