public import HubUnits

/// Where on the bus a device is plugged, as the kernel writes it: `1-1.2`.
///
/// The only name two scanners of one model without serial numbers have.
///
/// **Shape**: a bus and at most 7 ports (USB 3.2, section 8.9: the deepest tree).
public struct USBPortPath: Sendable, BitwiseCopyable {
  public let bus: UInt8
  public let ports: BoundedList<7, UInt8>

  public init(bus: UInt8, ports: BoundedList<7, UInt8>) {
    self.bus = bus
    self.ports = ports
  }

  /// A path from the kernel's text, or nil when it is none.
  public init?(_ text: String) {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2, let bus = UInt8(halves[0]) else { return nil }
    var ports = BoundedList<7, UInt8>(filler: 0)
    for part in halves[1].split(separator: ".", omittingEmptySubsequences: false) {
      guard let port = UInt8(part), ports.append(port) else { return nil }
    }
    self.init(bus: bus, ports: ports)
  }
}

extension USBPortPath: Hashable {
  public static func == (a: Self, b: Self) -> Bool {
    guard a.bus == b.bus, a.ports.count == b.ports.count else { return false }
    for i in a.ports.indices where a.ports[i] != b.ports[i] { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(bus)
    for i in ports.indices { hasher.combine(ports[i]) }
  }
}

extension USBPortPath: Comparable {
  public static func < (a: Self, b: Self) -> Bool {
    if a.bus != b.bus { return a.bus < b.bus }
    for i in 0..<min(a.ports.count, b.ports.count) where a.ports[i] != b.ports[i] {
      return a.ports[i] < b.ports[i]
    }
    return a.ports.count < b.ports.count
  }
}

extension USBPortPath: CustomStringConvertible {
  public var description: String {
    // A root hub has no port: the kernel calls it `usb1`.
    guard !ports.isEmpty else { return "usb\(bus)" }
    return "\(bus)-" + ports.indices.map { String(ports[$0]) }.joined(separator: ".")
  }
}
