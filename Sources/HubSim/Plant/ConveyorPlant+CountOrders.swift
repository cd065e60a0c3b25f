public import HubUnits

// A PLC of its own that fires a diverter when the encoder shows a count.
extension ConveyorPlant {
  /// Energises a lane's coil when the encoder reads a count, and releases it after a time.
  ///
  /// The count is the nearest one of that reading; the PLC sees what the encoder shows, not what is true.
  /// - Returns: false when the encoder is past it already: too late, and nothing happens.
  /// **Precondition**: the lane has a diverter; the count is within half the counter's width.
  @discardableResult
  public mutating func fire(_ lane: Int, whenEncoderReads count: UInt64, for time: Nanoseconds) -> Bool {
    precondition(description.lanes[lane].hasDiverter, "hub bug: the lane at the end of the belt has no coil")
    let shown = encoder.counts(atTravel: travel)
    let width: Int64 = 1 << Int64(description.counterBits)
    let ahead = (Int64(bitPattern: count) - shown) & (width - 1)
    guard ahead > 0, ahead < width / 2 else { return ahead == 0 && fireNow(lane, for: time) }
    countOrders.append(PlantCountOrder(lane: lane, count: shown + ahead, time: time))
    planCountOrders()
    return true
  }

  /// The encoder shows at least the count of an order.
  mutating func countReached() {
    let shown = encoder.counts(atTravel: travel)
    var kept = 0
    for order in countOrders {
      if order.count <= shown {
        _ = fireNow(order.lane, for: order.time)
      } else {
        countOrders[kept] = order
        kept += 1
      }
    }
    countOrders.removeSubrange(kept...)
  }

  /// Plans anew when each count will be shown; an encoder that stands still never shows it.
  mutating func planCountOrders() {
    countGeneration &+= 1
    for order in countOrders {
      guard let due = encoder.travel(toShow: order.count, after: travel) else { continue }
      planned += 1
      quietUntil = .distantPast
      beltAgenda.plan(PlantBodyEntry(slot: -1, generation: countGeneration), due: due, order: planned)
    }
  }

  private mutating func fireNow(_ lane: Int, for time: Nanoseconds) -> Bool {
    setCoil(lane, energised: true)
    diverters[lane].letGoAt = now + time
    plan(.letGo(lane: Int32(lane)), after: time)
    return true
  }
}
