import HubCore
import HubUnits

/// An order that was written into a slot and whose end is not known yet.
struct MailboxOrder: BitwiseCopyable {
  var order: DivertOrder
  var sequence: UInt16
  var tracking: UInt32
  /// Its slot, until the PLC has answered.
  var slot: UInt8?
  var handedOver: MonotonicInstant
}
