import CLibUSB

extension USBContext {
  /// What is plugged in now, in the order of the bus.
  ///
  /// A device whose descriptors cannot be read (it is leaving) is left out.
  /// **Errors**: when libusb cannot list at all.
  public borrowing func devices() throws(USBError) -> [USBDevice] {
    var found: [USBDevice] = []
    try unsafe forEachRawDevice { device in
      // Safe: the list holds a reference while the closure runs.
      if let described = unsafe USBDevice(raw: device) { found.append(described) }
    }
    return found.sorted { $0.port < $1.port }
  }

  /// Opens a device of the list for ourselves.
  ///
  /// **Errors**: `accessDenied`, `deviceGone` (also when the plug is not there any more), and what libusb says.
  public borrowing func open(_ device: USBDevice) throws(USBError) -> InterfaceClaim {
    var handle: OpaquePointer?
    var result: Int32?
    try unsafe forEachRawDevice { candidate in
      // Safe: the list holds a reference while the closure runs; libusb_open takes its own.
      guard result == nil, unsafe libusb_get_bus_number(candidate) == device.port.bus,
        unsafe libusb_get_device_address(candidate) == device.address
      else { return }
      result = unsafe libusb_open(candidate, &handle)
    }
    guard let result else { throw USBError(.deviceGone, during: .open) }
    try checked(result, .open)
    guard let handle = unsafe handle else { throw USBError(.other, during: .open) }
    return unsafe InterfaceClaim(handle: handle)
  }

  private borrowing func forEachRawDevice(_ body: (OpaquePointer) -> Void) throws(USBError) {
    var list: UnsafeMutablePointer<OpaquePointer?>?
    // Safe: libusb fills the pointer with an array of `count` devices and owns it until it is freed below.
    let count = unsafe libusb_get_device_list(raw, &list)
    try checked(Int32(truncatingIfNeeded: count), .list)
    guard let list = unsafe list else { return }
    defer { unsafe libusb_free_device_list(list, 1) }
    for i in 0..<count {
      guard let device = unsafe list[i] else { continue }
      unsafe body(device)
    }
  }
}
