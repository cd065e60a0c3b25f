public import HubModbus
public import HubUnits

/// The serial lines of a sorter, so that links on one port share it.
///
/// **Thread**: the one that starts the links.
public struct SerialLines {
  private var lines: [String: ModbusSerialLine] = [:]

  public init() {}

  /// The line a link is on; nil on TCP.
  public mutating func line(of link: LinkDescription) -> ModbusSerialLine? {
    guard case .rtu(let device, let settings) = link.wire else { return nil }
    if let known = lines[device] { return known }
    let line = ModbusSerialLine(device: device, settings)
    lines[device] = line
    return line
  }
}
