import CLibUSB
import HubUnits

extension USBDevice {
  /// Describes a device of libusb's list, or nil when it cannot be described (it is leaving).
  ///
  /// **Precondition**: the caller holds a reference to the device.
  init?(raw: OpaquePointer) {
    var descriptor = libusb_device_descriptor()
    // Safe, here and below: the device is referenced by the caller, the structures are ours.
    guard unsafe libusb_get_device_descriptor(raw, &descriptor) == 0 else { return nil }
    let port = unsafe USBPortPath(raw: raw)
    let path = "/sys/bus/usb/devices/\(port)"
    self.init(
      vendor: descriptor.idVendor, product: descriptor.idProduct, release: descriptor.bcdDevice,
      deviceClass: descriptor.bDeviceClass, address: unsafe libusb_get_device_address(raw), port: port,
      interfaces: unsafe Self.interfaces(of: raw), manufacturer: sysfsText(path + "/manufacturer"),
      productName: sysfsText(path + "/product"), serial: sysfsText(path + "/serial"))
  }

  private static func interfaces(of raw: OpaquePointer) -> [USBInterface] {
    var configuration: UnsafeMutablePointer<libusb_config_descriptor>?
    // A device that is not configured yet has no active configuration: its first one is what it will have.
    if unsafe libusb_get_active_config_descriptor(raw, &configuration) != 0 {
      guard unsafe libusb_get_config_descriptor(raw, 0, &configuration) == 0 else { return [] }
    }
    guard let configuration = unsafe configuration else { return [] }
    defer { unsafe libusb_free_config_descriptor(configuration) }
    var found: [USBInterface] = []
    // Safe: libusb says how many interfaces, settings and endpoints its arrays hold.
    for i in 0..<Int(unsafe configuration.pointee.bNumInterfaces) {
      let settings = unsafe configuration.pointee.interface[i]
      guard unsafe settings.num_altsetting > 0 else { continue }
      found.append(unsafe USBInterface(settings.altsetting[0]))
    }
    return found
  }
}

extension USBInterface {
  init(_ raw: libusb_interface_descriptor) {
    var endpoints: [USBEndpoint] = []
    // Safe: libusb says how many endpoints the array holds.
    for i in 0..<Int(unsafe raw.bNumEndpoints) {
      let endpoint = unsafe raw.endpoint[i]
      endpoints.append(
        USBEndpoint(
          address: unsafe endpoint.bEndpointAddress,
          kind: USBEndpoint.Kind(rawValue: unsafe endpoint.bmAttributes & 3) ?? .control,
          // Bits 11 and 12 count extra transactions of a high-bandwidth endpoint (USB 2.0, table 9-13).
          maxPacketSize: Int(unsafe endpoint.wMaxPacketSize & 0x7FF)))
    }
    unsafe self.init(
      number: raw.bInterfaceNumber, interfaceClass: raw.bInterfaceClass, subclass: raw.bInterfaceSubClass,
      interfaceProtocol: raw.bInterfaceProtocol, endpoints: endpoints,
      reportDescriptorLength: Self.reportDescriptorLength(raw))
  }

  /// Finds the HID descriptor among the bytes that follow the interface.
  ///
  /// **Source**: HID 1.11, section 6.2.1: type 21, then pairs of descriptor type and 16-bit length.
  private static func reportDescriptorLength(_ raw: libusb_interface_descriptor) -> Int {
    let count = Int(unsafe raw.extra_length)
    guard count > 0, let start = unsafe raw.extra else { return 0 }
    // Safe: libusb says `extra_length` bytes follow; the buffer is used only here.
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    var at = 0
    while at + 1 < bytes.count, bytes[at] >= 2, at + Int(bytes[at]) <= bytes.count {
      let length = Int(bytes[at])
      if bytes[at + 1] == 0x21 {
        var pair = at + 6
        while pair + 2 < at + length {
          if bytes[pair] == 0x22 { return Int(bytes[pair + 1]) | Int(bytes[pair + 2]) << 8 }
          pair += 3
        }
      }
      at += length
    }
    return 0
  }
}

extension USBPortPath {
  /// The place of a device of libusb's list.
  init(raw: OpaquePointer) {
    var numbers = [UInt8](repeating: 0, count: 7)
    // Safe: libusb writes at most 7 port numbers, the depth USB allows.
    let count = unsafe numbers.withUnsafeMutableBufferPointer {
      unsafe libusb_get_port_numbers(raw, $0.baseAddress, 7)
    }
    var ports = BoundedList<7, UInt8>(filler: 0)
    for number in numbers.prefix(Int(max(0, count))) { ports.append(number) }
    self.init(bus: unsafe libusb_get_bus_number(raw), ports: ports)
  }
}
