import HubCore
import HubModbus
import HubRealtime
import HubUnits

extension LinkWorker where Bus: ~Copyable {
  /// Takes orders out of the ring, as long as there is a place for them: what does not fit waits in the ring.
  mutating func takeOrders() {
    while !pending.isFull, !mailbox.waiting.isFull, let order = ports.orders.pop() {
      guard order.aim == .instant else {
        takeAimed(order)
        continue
      }
      precondition(
        Int(order.coil) < outputs.count, "hub bug: an order for a coil that the link does not have")
      pending.add(order)
    }
  }

  /// Writes the first order whose instant has come.
  ///
  /// - Returns: whether there was one.
  mutating func writeDueOrder(_ now: MonotonicInstant) -> Bool {
    guard let order = pending.takeDue(now) else { return false }
    // Whether it is too late, and still wanted, is asked when the wire is free, not before the wait for it.
    bus.waitForTurn()
    defer { bus.passTurn() }
    let now = clock.now()
    watchCore(now)
    switch order.action {
    case .fire where hold(now) != .none:
      status.dropped += 1
      tell(order, .dropped, began: now)
    case .fire where now > order.deadline:
      status.expired += 1
      tell(order, .expired, began: now)
    case .fire:
      fire(order)
    case .release:
      release(order)
    }
    return true
  }

  private mutating func fire(_ order: DivertOrder) {
    // From the first byte on the coil may be on: it is watched before the answer is known.
    outputs[Int(order.coil)] = OutputWatch(letGoAt: order.releaseBy, order: order.number)
    let began = clock.now()
    do throws(ModbusError) {
      try write(output: order.coil, true)
      noteWrite(of: order, began: began)
      tell(order, .written, began: began)
    } catch {
      noteWrite(of: order, began: began)
      tell(order, .unknown, began: began)
      failed(error)
    }
  }

  private mutating func release(_ order: DivertOrder) {
    let began = clock.now()
    do throws(ModbusError) {
      try write(output: order.coil, false)
      outputs[Int(order.coil)].letGoAt = .distantFuture
      noteWrite(of: order, began: began)
      tell(order, .written, began: began)
    } catch {
      noteWrite(of: order, began: began)
      tell(order, .unknown, began: began)
      // What cannot be let go is not driven again: the link comes back through the safe states or not at all.
      lose(error)
    }
  }

  /// Lets go of an output whose release never came.
  ///
  /// - Returns: whether there was one.
  mutating func releaseOverdueOutput(_ now: MonotonicInstant) -> Bool {
    for rank in outputs.indices where outputs[rank].letGoAt <= now {
      let order = DivertOrder(
        number: outputs[rank].order, action: .release, link: settings.index, coil: UInt16(rank),
        at: outputs[rank].letGoAt, deadline: .distantFuture, releaseBy: .distantFuture)
      status.releasedByLink += 1
      release(order)
      return true
    }
    return false
  }

  /// When the next order is so near that an exchange begun now would make it late, the wait for it.
  ///
  /// A poll that is a whole period overdue goes first all the same. One exchange that took long makes no long wait: half
  /// a period, then the order may be one exchange late, as is promised.
  mutating func waitForNearOrder(_ now: MonotonicInstant) -> MonotonicInstant? {
    let near = min(exchangeTime, settings.poll / 2)
    guard pending.earliest <= now + near, !isPollOverdue(now) else { return nil }
    return min(pending.earliest, nextLetGo(now))
  }

  /// Drops everything that was ordered.
  mutating func dropPending() {
    let now = clock.now()
    while let order = pending.takeFirst() {
      status.dropped += 1
      tell(order, .dropped, began: now)
    }
  }

  /// Drops what was ordered and what still waits in the ring.
  mutating func dropEverything() {
    repeat {
      dropPending()
      takeOrders()
    } while !pending.isEmpty
  }

  private mutating func noteWrite(of order: DivertOrder, began: MonotonicInstant) {
    status.writes += 1
    status.orderLateness.record(began - order.at)
    status.writeRoundTrip.record(clock.now() - began)
  }

  private mutating func tell(_ order: DivertOrder, _ result: OrderOutcome.Result, began: MonotonicInstant) {
    // A full ring is counted by the ring; the core sees the count and holds the line.
    ports.outcomes.push(
      OrderOutcome(
        number: order.number, action: order.action, result: result, planned: order.at, began: began,
        acknowledged: clock.now()))
  }
}
