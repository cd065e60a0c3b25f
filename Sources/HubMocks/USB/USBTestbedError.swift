/// Why mock scanners cannot be had.
public enum USBTestbedError: Error, Sendable, CustomStringConvertible {
  /// The process runs without umockdev's preloaded library.
  case notWrapped
  /// The test bed's folder or a device's node could not be made.
  case cannotMake(path: String, errno: Int32)
  /// umockdev refused a device or its socket.
  case refused(String)
  /// A mock bus has addresses for 254 devices; each plug-in uses one.
  case busFull

  public var description: String {
    switch self {
    case .notWrapped:
      "config: mock scanners need umockdev's preloaded library; run this under umockdev-wrapper "
        + "(package umockdev)"
    case .cannotMake(let path, let errno):
      "kernel: the mock scanners' test bed cannot make \(path) (errno \(errno)); is the disk full?"
    case .refused(let reason): "hub bug: umockdev refused a mock scanner: \(reason)"
    case .busFull: "config: too many plug-ins for one mock bus (254); use fewer faults or fewer parcels"
    }
  }
}
