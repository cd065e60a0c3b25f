import HubCore

extension TurnTold {
  func write(to sink: inout some ByteSink) {
    sink.put(count: traces)
    sink.put(count: orders)
    sink.put(heldLinks)
    sink.put(fixed: digest)
  }

  init(from cursor: inout ByteCursor) throws(RecordingFault) {
    self.init(
      traces: try cursor.count(atMost: Limits.tracesInTurn),
      orders: try cursor.count(atMost: Limits.ordersInTurn),
      heldLinks: try cursor.byte(), digest: try cursor.fixed(UInt32.self))
  }
}
