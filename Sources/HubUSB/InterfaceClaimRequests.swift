import CLibUSB

extension InterfaceClaim {
  /// How long a control request may take.
  ///
  /// **Units**: milliseconds.
  /// **Source**: USB 2.0, section 9.2.6.4 allows 5 s; scanners answer within 10 ms, and a silent one must not hold
  /// up the others.
  private static var requestTimeoutMilliseconds: UInt32 { 250 }

  /// The report descriptor of a HID interface.
  ///
  /// **Precondition**: the interface is claimed; the kernel refuses the request otherwise.
  /// **Source**: HID 1.11, section 7.1.1.
  public borrowing func reportDescriptor(interface: UInt8, length: Int) throws(USBError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, min(length, 4096)))
    let count = try request(
      type: 0x81, request: 0x06, value: 0x2200, index: UInt16(interface), data: &bytes)
    return Array(bytes.prefix(count))
  }

  /// Asks a HID interface to report only on change.
  ///
  /// **Errors**: `stalled` from the many devices that do not know it; harmless.
  /// **Source**: HID 1.11, section 7.2.4.
  public borrowing func setIdle(interface: UInt8) throws(USBError) {
    var none: [UInt8] = []
    _ = try request(type: 0x21, request: 0x0A, value: 0, index: UInt16(interface), data: &none)
  }

  /// Raises or drops the lines of a serial scanner; many stay silent without DTR.
  ///
  /// **Source**: CDC PSTN 1.20, section 6.3.12: bit 0 DTR, bit 1 RTS.
  public borrowing func setControlLineState(interface: UInt8, dataTerminalReady: Bool, requestToSend: Bool)
    throws(USBError)
  {
    var none: [UInt8] = []
    let lines: UInt16 = (dataTerminalReady ? 1 : 0) | (requestToSend ? 2 : 0)
    _ = try request(type: 0x21, request: 0x22, value: lines, index: UInt16(interface), data: &none)
  }

  /// Sends an output report.
  ///
  /// - Parameter bytes: the report id first when the device uses ids, as `reportID` too; else `reportID` is 0.
  /// **Source**: HID 1.11, section 7.2.2.
  public borrowing func setReport(interface: UInt8, reportID: UInt8, bytes: [UInt8]) throws(USBError) {
    var data = bytes
    _ = try request(
      type: 0x21, request: 0x09, value: 0x0200 | UInt16(reportID), index: UInt16(interface), data: &data)
  }

  /// Sends a feature report.
  ///
  /// - Parameter bytes: the report id first.
  /// **Errors**: `stalled` from devices that do not know it.
  /// **Source**: HID 1.11, section 7.2.2: type 3 in the high byte of the value.
  public borrowing func setFeature(interface: UInt8, reportID: UInt8, bytes: [UInt8]) throws(USBError) {
    var data = bytes
    _ = try request(
      type: 0x21, request: 0x09, value: 0x0300 | UInt16(reportID), index: UInt16(interface), data: &data)
  }

  /// Ends the halt of an endpoint.
  public borrowing func clearHalt(endpoint: UInt8) throws(USBError) {
    // Safe: the handle is open while self lives.
    try checked(unsafe libusb_clear_halt(handle, endpoint), .clearHalt)
  }

  /// Resets the device's port; the interfaces stay ours when the device comes back the same.
  ///
  /// **Errors**: `notFound` when it came back as another device: close, and take it up as new.
  public borrowing func reset() throws(USBError) {
    // Safe: the handle is open while self lives.
    try checked(unsafe libusb_reset_device(handle), .reset)
  }

  private borrowing func request(
    type: UInt8, request: UInt8, value: UInt16, index: UInt16, data: inout [UInt8]
  ) throws(USBError) -> Int {
    let length = UInt16(data.count)
    // Safe: the handle is open, the buffer is ours and `length` bytes long through the call. libusb waits inside
    // and may run other streams' callbacks, which only store what came.
    let result = unsafe data.withUnsafeMutableBufferPointer {
      unsafe libusb_control_transfer(
        handle, type, request, value, index, $0.baseAddress, length, Self.requestTimeoutMilliseconds)
    }
    return Int(try checked(result, .controlRequest))
  }
}
