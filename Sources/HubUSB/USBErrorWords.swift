extension USBError {
  /// What happened, without the device it happened to.
  public var words: String {
    "cannot \(operation.words): \(kind.words) (libusb \(rawCode))"
  }

  /// A whole message for a technician: party, place, cause, remedy.
  ///
  /// - Parameter holder: the kernel driver that has the interface, where known (`USBDevice.kernelDriver(of:)`).
  public func message(for device: USBDevice, holder: String? = nil) -> String {
    "\(party) \(device.label) at \(device.port): \(words); \(remedy(for: device, holder: holder))"
  }

  /// The next thing to do.
  public func remedy(for device: USBDevice, holder: String? = nil) -> String {
    switch kind {
    case .accessDenied:
      "no right to \(device.nodePath): install the udev rule \(device.udevRule) and run "
        + "`udevadm control --reload && udevadm trigger`"
    case .busy:
      if let holder, holder != "usbfs" {
        "the kernel's driver \(holder) holds it and does not let go: unbind it or plug the device again"
      } else {
        "another program holds it (a second hubd, ModemManager, a browser or a virtual machine): stop that one"
      }
    case .deviceGone: "it was unplugged: plug it in; it is taken up again by itself"
    case .notFound: "plug it again, into another port if this repeats"
    case .timedOut: "it does not answer: plug it again; check cable and hub"
    case .overflow: "it sent more than its descriptor says: update its firmware or choose another mode"
    case .stalled: "it refused the request: scan its factory default code, then its mode code again"
    case .interrupted: "try again"
    case .noMemory: "the machine has no memory for USB: look at usbcore.usbfs_memory_mb"
    case .notSupported: "this kernel cannot do it"
    case .inputOutput: "the bus failed: check cable, hub and interference"
    case .invalidParameter, .other: "report this with what `hubctl diag` says"
    }
  }

  /// Who is to blame, as messages begin.
  public var party: String {
    switch kind {
    case .accessDenied: "config:"
    case .busy, .noMemory, .notSupported, .interrupted: "kernel:"
    case .inputOutput: "wiring:"
    case .invalidParameter, .other: "hub bug:"
    case .deviceGone, .notFound, .timedOut, .overflow, .stalled: "device:"
    }
  }
}

extension USBError: CustomStringConvertible {
  public var description: String { words }
}

extension USBError.Kind {
  /// The meaning in words.
  public var words: String {
    switch self {
    case .accessDenied: "permission denied"
    case .busy: "held by another driver or program"
    case .deviceGone: "the device is gone"
    case .notFound: "not found"
    case .timedOut: "no answer in time"
    case .overflow: "more data than announced"
    case .stalled: "refused by the device"
    case .interrupted: "interrupted"
    case .noMemory: "out of memory"
    case .notSupported: "not supported"
    case .inputOutput: "input/output error"
    case .invalidParameter: "invalid parameter"
    case .other: "unknown error"
    }
  }
}
