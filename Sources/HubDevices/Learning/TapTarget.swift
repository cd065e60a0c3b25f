/// Which plugged scanner is meant; what is nil is not asked for.
public struct TapTarget: Sendable, Hashable {
  public var vendor: UInt16?
  public var product: UInt16?
  /// The port path as the kernel writes it: `1-1.2`.
  public var port: String?

  public init(vendor: UInt16? = nil, product: UInt16? = nil, port: String? = nil) {
    self.vendor = vendor
    self.product = product
    self.port = port
  }

  /// Whether a device was named at all.
  var isNamed: Bool { vendor != nil || port != nil }

  func fits(_ scanner: TappedScanner) -> Bool {
    if let vendor, vendor != scanner.vendor { return false }
    if let product, product != scanner.product { return false }
    if let port, port != scanner.port { return false }
    return true
  }
}
