import HubCore
import HubUnits

/// The link to the PLC as the field thread and the wire make it: images out, orders in.
struct SwarmLink {
  /// Orders that wait for their instant.
  var orders = SwarmQueue<DivertOrder>()
  /// When a coil is let go by the link itself, whatever else; by coil.
  var releaseBy: [MonotonicInstant] = []
  /// The earliest of `releaseBy`, and of the PLC letting go.
  var nextGuard = MonotonicInstant.distantFuture
  /// No image comes and no order goes.
  var isSilent = false
  /// The connection is gone; it is built anew when it comes back.
  var isCut = false
  var isFirstAfterReconnect = false
  /// Orders are lost on the way to the wire.
  var losesOrders = false
  /// The wire takes orders, and no good answer comes back.
  var answersBadly = false
  /// When the PLC lets every coil go, as our heartbeat stands still.
  var letGoAt = MonotonicInstant.distantFuture
  var plcHeartbeat: UInt16 = 0
  var nextHeartbeat = MonotonicInstant.distantPast

  /// When it has something to do.
  var next: MonotonicInstant {
    isSilent ? min(nextGuard, letGoAt) : min(orders.next, min(nextGuard, letGoAt))
  }
}
