import HubUnits

/// One data address on one link, or one bit of it, for finding the same one twice.
struct ModbusPoint: Hashable {
  let link: Int
  var table = ModbusAddress.Table.coil
  let address: UInt16
  var bit: UInt8 = 0
}
