import CLibUSB
import HubUnits

extension InterfaceClaim {
  /// Starts reading an IN endpoint; reports are kept until `nextReport` takes them.
  ///
  /// - Parameter reportLength: the longest report, where it is longer than one packet.
  /// **Precondition**: the endpoint's interface is claimed and no stream runs yet.
  /// **Errors**: `noMemory`; `deviceGone` or another when the first transfer does not start.
  public mutating func startStream(endpoint: USBEndpoint, reportLength: Int = 0) throws(USBError) {
    precondition(unsafe stream == nil, "hub bug: a second stream on one USB claim")
    let state = UnsafeMutablePointer<StreamState>.allocate(capacity: 1)
    unsafe state.initialize(to: StreamState())
    unsafe stream = state
    // Whole packets, or a device that fills its last one would overflow the buffer (libusb, "Packets and overflows").
    let packet = max(1, min(endpoint.maxPacketSize, USBReport.capacity))
    let packets = max(1, (min(reportLength, USBReport.capacity) + packet - 1) / packet)
    let length = min(packets * packet, USBReport.capacity / packet * packet)
    for slot in 0..<StreamState.depth {
      // Safe: a fresh transfer of our own; its buffer is freed with it in `freeStream`.
      guard let transfer = unsafe libusb_alloc_transfer(0) else {
        throw USBError(.noMemory, during: .submit)
      }
      unsafe transfer.pointee.dev_handle = handle
      unsafe transfer.pointee.endpoint = endpoint.address
      unsafe transfer.pointee.type =
        UInt8((endpoint.kind == .bulk ? LIBUSB_TRANSFER_TYPE_BULK : LIBUSB_TRANSFER_TYPE_INTERRUPT).rawValue)
      unsafe transfer.pointee.timeout = 0
      unsafe transfer.pointee.buffer = .allocate(capacity: length)
      unsafe transfer.pointee.length = Int32(length)
      unsafe transfer.pointee.user_data = UnsafeMutableRawPointer(state)
      unsafe transfer.pointee.callback = usbTransferReturned
      unsafe state.pointee.transfers[slot] = transfer
    }
    unsafe state.pointee.submitIdle()
    if let fault = streamFault() {
      throw USBError(fault == .deviceGone ? .deviceGone : .inputOutput, during: .submit)
    }
  }

  /// The oldest report not taken yet.
  public borrowing func nextReport() -> USBReport? {
    // Safe: the state lives as long as `stream` names it; callbacks run only inside `handleEvents`.
    guard let state = unsafe stream else { return nil }
    let report = unsafe state.pointee.takeReport()
    unsafe state.pointee.submitIdle()
    return report
  }

  /// Why the stream stands still, or nil while it runs. Reports that came before are still there to take.
  public borrowing func streamFault() -> TransferOutcome? {
    guard let state = unsafe stream else { return nil }
    return unsafe state.pointee.fault
  }

  /// Packets without a byte, which some devices send after each full one.
  public var emptyPackets: UInt64 {
    guard let state = unsafe stream else { return 0 }
    return unsafe state.pointee.emptyPackets
  }

  /// Takes every transfer back, so that the endpoint may be cleared or the device reset.
  ///
  /// - Returns: false when some did not come back within `settleLimit`.
  public borrowing func pauseStream(in context: borrowing USBContext) -> Bool {
    guard let state = unsafe stream else { return true }
    unsafe state.pointee.cancelAll()
    let deadline = monotonicNow() + Self.settleLimit
    while unsafe state.pointee.inFlight != 0 {
      guard monotonicNow() < deadline else { return false }
      do {
        try context.handleEvents(upTo: .milliseconds(10))
      } catch {
        return false  // libusb cannot wait any more: the caller gives the claim up
      }
    }
    return true
  }

  /// Starts the transfers again after a fault or a pause; a new fault shows in `streamFault`.
  public borrowing func resumeStream() {
    guard let state = unsafe stream else { return }
    unsafe state.pointee.resume()
  }

  /// How long cancelled transfers may take to come back.
  ///
  /// **Source**: the kernel gives them back at once; a dead host controller within its 500 ms command timeout.
  static var settleLimit: Nanoseconds { .milliseconds(1_000) }

  /// Ends the stream and frees it.
  borrowing func endStream(in context: borrowing USBContext) -> Bool {
    guard let state = unsafe stream else { return true }
    // What is still with libusb may be written to: it is given up rather than reused.
    guard pauseStream(in: context) else { return false }
    for slot in 0..<StreamState.depth {
      guard let transfer = unsafe state.pointee.transfers[slot] else { continue }
      unsafe transfer.pointee.buffer?.deallocate()
      unsafe libusb_free_transfer(transfer)
    }
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
    return true
  }
}
