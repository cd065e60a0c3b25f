import HubModbus
public import HubUnits

/// Reads a few registers of a device, with the daemon stopped: connects, reads, never writes.
///
/// **Thread**: the caller's, which it blocks for at most a few timeouts.
public enum RegisterProbe {
  /// Reads up to `most` neighbours: fewer where the device has fewer.
  public static func facts(
    wire: LinkDescription.Wire, unit: UInt8, timeout: Nanoseconds, from first: RegisterPoint, most: Int
  ) -> RegisterProbeFacts {
    var facts = RegisterProbeFacts()
    var link = ModbusLink(to: ModbusEndpoint(ModbusEndpoint.Wire(wire), unit: unit, timeout: timeout))
    do throws(ModbusError) {
      try link.connect()
      facts.values = try values(of: &link, from: first, most: min(most, 0x1_0000 - Int(first.address)))
    } catch {
      facts.error = error
    }
    link.disconnect()
    return facts
  }

  private static func values(of link: inout ModbusLink, from first: RegisterPoint, most: Int)
    throws(ModbusError) -> [UInt16]
  {
    var count = max(1, most)
    while true {
      do throws(ModbusError) {
        return try LinkProbe.values(
          in: first.table, AddressRange(first: first.address, count: count), through: &link)
      } catch {
        // Said of an address behind the one that was asked for, too.
        guard error.isException, count > 1 else { throw error }
        count /= 2
      }
    }
  }
}
