/// One data address on one link, for finding the same one twice.
struct ModbusPoint: Hashable {
  let link: Int
  let address: UInt16
}
