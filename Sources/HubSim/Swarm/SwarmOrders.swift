import HubCore
import HubUnits

/// Whose order is whose: the last few, which is all that can still be on the way.
struct SwarmOrders {
  private static let kept = 128
  private var serials = [ParcelSerial](repeating: .none, count: kept)
  private var numbers = [UInt32](repeating: 0, count: kept)

  mutating func add(_ order: OrderNumber, _ serial: ParcelSerial) {
    let place = Int(order.value) % Self.kept
    serials[place] = serial
    numbers[place] = order.value
  }

  func serial(of order: OrderNumber) -> ParcelSerial? {
    let place = Int(order.value) % Self.kept
    return numbers[place] == order.value ? serials[place] : nil
  }
}
