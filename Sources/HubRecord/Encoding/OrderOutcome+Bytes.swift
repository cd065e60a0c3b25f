import HubCore
import HubUnits

extension OrderOutcome {
  func write(to sink: inout some ByteSink, from base: MonotonicInstant) {
    sink.put(unsigned: UInt64(number.value))
    sink.put(action.rawValue)
    sink.put(result.rawValue)
    sink.put(planned, from: base)
    sink.put(began, from: base)
    sink.put(acknowledged, from: base)
  }

  init(from cursor: inout ByteCursor, base: MonotonicInstant) throws(RecordingFault) {
    self.init(
      number: OrderNumber(UInt32(try cursor.count(atMost: Int(UInt32.max)))),
      action: try cursor.word(DivertOrder.Action.self), result: try cursor.word(OrderOutcome.Result.self),
      planned: try cursor.instant(from: base), began: try cursor.instant(from: base),
      acknowledged: try cursor.instant(from: base))
  }
}
