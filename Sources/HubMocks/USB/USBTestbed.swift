import CUMockdev
import Glibc
import Synchronization

/// A USB bus without hardware: devices that the unmodified libusb finds, claims and reads.
///
/// It works in its own process and in every process started after it (`UMOCKDEV_DIR` is inherited), provided that
/// these run with umockdev's preloaded library.
///
/// **Thread**: any. umockdev serves ioctls on one thread of its own.
@safe public final class USBTestbed: @unchecked Sendable {
  private static let controller = "/devices/pci0000:00/0000:00:14.0/usb1"

  private struct Devices {
    /// Address 1 is the root hub's.
    var lastAddress = 1
    var lastPort = 0
    /// Kept for ever: umockdev calls back into them as long as a client has the node open.
    var attachments: [MockAttachment] = []
  }

  /// Safe everywhere below: made in `init`, freed in `takeDown`, after which nobody may use it.
  private let bed: UnsafeMutablePointer<UMockdevTestbed>
  /// The folder that stands for `/` below `/dev` and `/sys`.
  public let root: String
  private let devices = Mutex(Devices())

  /// Whether this process runs with umockdev's preloaded library.
  ///
  /// umockdev's own question only answers once a test bed exists.
  public static var isAvailable: Bool {
    // RTLD_LAZY | RTLD_NOLOAD, `dlfcn.h`: only asks whether it is there.
    // Safe: the name is copied by the call.
    guard let library = unsafe dlopen("libumockdev-preload.so.0", 1 | 4) else { return false }
    unsafe dlclose(library)
    return true
  }

  /// Makes an empty bus with its root hub.
  ///
  /// **Errors**: `.notWrapped` outside `umockdev-wrapper`.
  public init() throws(USBTestbedError) {
    guard Self.isAvailable else { throw .notWrapped }
    unsafe bed = umockdev_testbed_new()
    // Safe: umockdev returns a string of its own that lives as long as the bed, which is for ever.
    unsafe root = String(cString: umockdev_testbed_get_root_dir(bed))
    // A daemon of another user must reach nodes and sockets; mkdtemp makes 0700.
    guard unsafe chmod(root, 0o777) == 0 else { throw .cannotMake(path: root, errno: errno) }
    try add(Self.rootHub)
    for folder in ["/dev", "/dev/bus", "/dev/bus/usb", "/dev/bus/usb/001"] {
      guard unsafe mkdir(root + folder, 0o777) == 0 || errno == EEXIST else {
        throw .cannotMake(path: root + folder, errno: errno)
      }
    }
    // The root hub's node: umockdev takes an empty folder away with the last scanner.
    let hub = root + "/dev/bus/usb/001/001"
    let file = unsafe open(hub, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .cannotMake(path: hub, errno: errno) }
    close(file)
  }

  /// A new scanner on a port of its own, not yet plugged in.
  public func scanner(_ model: MockScannerModel, serialNumber: String) -> MockScanner {
    let port = devices.withLock { devices in
      devices.lastPort += 1
      return devices.lastPort
    }
    return MockScanner(model: model, serialNumber: serialNumber, port: "1-\(port)", bed: self)
  }

  /// Takes the bus away with its folder. Without it the folder stays behind in the temporary directory.
  ///
  /// **Precondition**: no client has a device open, and neither the bed nor a scanner of it is used afterwards.
  public func takeDown() {
    // Safe: the one reference that `init` made.
    unsafe g_object_unref(UnsafeMutableRawPointer(bed))
  }

  // MARK: For scanners

  func attach(
    _ model: MockScannerModel, strings: [String], port: String
  ) throws(USBTestbedError) -> MockAttachment {
    let address = devices.withLock { devices in
      devices.lastAddress += 1
      return devices.lastAddress
    }
    // A real bus uses its 127 addresses again; here each is used once, and libusb keeps an address in one byte.
    guard address <= 255 else { throw .busFull }
    let digits = String(address)
    let padded = String(repeating: "0", count: 3 - digits.count) + digits
    let node = "/dev/bus/usb/001/\(padded)"
    let gate = try NodeGate(path: root + node)
    let attachment = MockAttachment(
      node: node, state: MockAttachmentState(model: model, strings: strings, gate: gate))
    devices.withLock { $0.attachments.append(attachment) }
    // The socket before the event: the preloaded library ends the client when it finds none.
    try openSocket(attachment)
    try add(description(of: model, strings: strings, port: port, address: address, node: padded))
    return attachment
  }

  func detach(_ attachment: MockAttachment, port: String) {
    attachment.state.withLock { $0.pullOut() }
    let path = "/sys\(Self.controller)/\(port)"
    // The socket stays: a client that opened the node just now would be ended without it.
    // Safe: both calls copy the path.
    unsafe umockdev_testbed_uevent(bed, path, "remove")
    unsafe umockdev_testbed_remove_device(bed, path)
  }

  private func openSocket(_ attachment: MockAttachment) throws(USBTestbedError) {
    var error: UnsafeMutablePointer<GError>?
    // Sockets get the mode that the mask leaves; a daemon of another user must connect.
    let mask = umask(0)
    defer { umask(mask) }
    // Safe: the handler lives as long as the attachment, which is kept.
    guard unsafe umockdev_testbed_attach_ioctl(bed, attachment.node, attachment.handler, &error) != 0 else {
      throw unsafe .refused(Self.text(error))
    }
  }

  /// Adds devices from umockdev's own notation, with their "add" event.
  private func add(_ description: String) throws(USBTestbedError) {
    var error: UnsafeMutablePointer<GError>?
    let mask = umask(0)
    defer { umask(mask) }
    // Safe: the text is copied by the call.
    guard unsafe umockdev_testbed_add_from_string(bed, description, &error) != 0 else {
      throw unsafe .refused(Self.text(error))
    }
  }

  private static func text(_ error: UnsafeMutablePointer<GError>?) -> String {
    guard let error = unsafe error, let message = unsafe error.pointee.message else {
      return "no reason given"
    }
    // Safe: GLib's messages end with a zero byte. The error itself is kept: it happens once.
    return unsafe String(cString: message)
  }

  // MARK: Descriptions

  /// **Source**: `umockdev-record`'s notation: P path, E property, A attribute, H binary attribute.
  private static var rootHub: String {
    """
    P: \(controller)
    E: DEVNAME=/dev/bus/usb/001/001
    E: DEVTYPE=usb_device
    E: SUBSYSTEM=usb
    E: MAJOR=189
    E: MINOR=0
    E: BUSNUM=001
    E: DEVNUM=001
    A: busnum=1\\n
    A: devnum=1\\n
    A: dev=189:0\\n
    A: speed=480\\n
    A: bConfigurationValue=1\\n
    A: idVendor=1d6b\\n
    A: idProduct=0002\\n
    H: descriptors=12010002090001406B1D020001060302010109021900010100E0000904000001090000000705810304000C

    """
  }

  private func description(
    of model: MockScannerModel, strings: [String], port: String, address: Int, node: String
  ) -> String {
    func hex(_ value: UInt16) -> String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }
    let descriptors = (model.deviceDescriptor + model.configurationDescriptor)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    return """
      P: \(Self.controller)/\(port)
      E: DEVNAME=/dev/bus/usb/001/\(node)
      E: DEVTYPE=usb_device
      E: SUBSYSTEM=usb
      E: MAJOR=189
      E: MINOR=\(address - 1)
      E: BUSNUM=001
      E: DEVNUM=\(node)
      E: PRODUCT=\(String(model.vendor, radix: 16))/\(String(model.product, radix: 16))/100
      E: ID_VENDOR_ID=\(hex(model.vendor))
      E: ID_MODEL_ID=\(hex(model.product))
      A: busnum=1\\n
      A: devnum=\(address)\\n
      A: dev=189:\(address - 1)\\n
      A: speed=\(model.speed)\\n
      A: bConfigurationValue=1\\n
      A: idVendor=\(hex(model.vendor))\\n
      A: idProduct=\(hex(model.product))\\n
      A: manufacturer=\(strings[0])\\n
      A: product=\(strings[1])\\n
      A: serial=\(strings[2])\\n
      H: descriptors=\(descriptors)

      """
  }
}
