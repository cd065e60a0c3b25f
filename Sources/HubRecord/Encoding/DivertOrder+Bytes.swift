import HubCore
import HubUnits

extension DivertOrder {
  /// For a digest: an order is told, never read back. The parcel is left out: the trace beside the order has it.
  func write(to sink: inout some ByteSink) {
    sink.put(unsigned: UInt64(number.value))
    sink.put(action.rawValue)
    sink.put(unsigned: UInt64(link.value))
    sink.put(unsigned: UInt64(coil))
    sink.put(at, from: .zero)
    sink.put(deadline, from: .zero)
    sink.put(releaseBy, from: .zero)
    switch aim {
    case .instant: sink.put(0)
    case .count(let count):
      sink.put(1)
      sink.put(unsigned: UInt64(count))
    case .carrier(let carrier, let count):
      sink.put(2)
      sink.put(unsigned: UInt64(carrier))
      sink.put(unsigned: UInt64(count))
    }
  }
}
