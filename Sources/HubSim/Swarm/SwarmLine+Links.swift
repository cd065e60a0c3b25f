import HubCore
import HubUnits

// The field thread and the wire: orders become coils, coils let go.
extension SwarmLine {
  /// The time an answer takes on the wire.
  private static var answerTime: Nanoseconds { .microseconds(200) }

  mutating func serveLink() {
    if link.letGoAt <= now { letGo() }
    while !link.isSilent, link.orders.next <= now { send(link.orders.takeFirst()) }
    if link.nextGuard <= now { letGoOldCoils() }
  }

  /// Puts one order on the wire.
  private mutating func send(_ order: DivertOrder) {
    var result = OrderOutcome.Result.written
    if order.action == .fire, now > order.deadline {
      result = .expired
    } else if order.action == .fire, link.losesOrders {
      result = .dropped
    } else if link.answersBadly {
      result = .unknown
    }
    if result == .written || result == .unknown {
      setCoil(Int(order.coil), energised: order.action == .fire, for: order)
      link.releaseBy[Int(order.coil)] = order.action == .fire ? order.releaseBy : .distantFuture
      link.nextGuard = link.releaseBy.min() ?? .distantFuture
    }
    answer(order, result)
  }

  private mutating func answer(_ order: DivertOrder, _ result: OrderOutcome.Result) {
    let isSent = result == .written || result == .unknown
    outcomes.add(
      OrderOutcome(
        number: order.number, action: order.action, result: result, planned: order.at,
        began: isSent ? now : .distantPast, acknowledged: isSent ? now + Self.answerTime : .distantPast),
      at: now + Self.answerTime)
  }

  private mutating func setCoil(_ lane: Int, energised: Bool, for order: DivertOrder?) {
    guard plant.coilIsEnergised(lane) != energised else { return }
    plant.setCoil(lane, energised: energised)
    tell(.coil(lane: lane, energised: energised), of: nil)
    if energised, let order { noteFire(order, lane) }
  }

  /// Coils that nobody let go in time are let go by the link itself.
  private mutating func letGoOldCoils() {
    for coil in link.releaseBy.indices where link.releaseBy[coil] <= now {
      setCoil(coil, energised: false, for: nil)
      link.releaseBy[coil] = .distantFuture
    }
    link.nextGuard = link.releaseBy.min() ?? .distantFuture
  }

  /// What a link does that is told to hold, and what the PLC does when our heartbeat stands still.
  mutating func makeSafe() {
    while !link.orders.isEmpty { answer(link.orders.takeFirst(), .dropped) }
    letGo()
  }

  private mutating func letGo() {
    for lane in built.lanes.indices where built.lanes[lane].hasDiverter {
      setCoil(lane, energised: false, for: nil)
      link.releaseBy[lane] = .distantFuture
    }
    link.nextGuard = .distantFuture
    link.letGoAt = .distantFuture
  }

  // MARK: Images

  /// Appends the image that is due, if one comes.
  mutating func takeImage() {
    while link.nextHeartbeat <= now {
      link.plcHeartbeat &+= 1
      link.nextHeartbeat = max(link.nextHeartbeat, start) + .milliseconds(100)
    }
    guard nextImage <= now else { return }
    while nextImage <= now { nextImage = nextImage + .milliseconds(5) }
    guard !link.isSilent else { return }
    // Safe: as in `turn`.
    unsafe input.pointee.images.append(
      InputImage(
        link: LinkIndex(0), taken: now, encoderCount: UInt32(truncatingIfNeeded: plant.encoderCount),
        heartbeat: link.plcHeartbeat, bits: inputBits(), isFirstAfterReconnect: link.isFirstAfterReconnect))
    link.isFirstAfterReconnect = false
  }

  /// The eyes, and the drive's word that the belt runs at its speed.
  private mutating func inputBits() -> InputBits {
    var bits = eyeBits()
    if let bit = tables.driveBit { bits[bit] = plant.speed == built.speed }
    return bits
  }

  /// Every eye and switch as its output says; only those that changed are looked up.
  private mutating func eyeBits() -> InputBits {
    guard plant.eyeChanges != bitsAsOf else { return bits }
    bitsAsOf = plant.eyeChanges
    for word in lastWords.indices {
      var changed = plant.eyeBits[word] ^ lastWords[word]
      lastWords[word] = plant.eyeBits[word]
      while changed != 0 {
        let bit = changed.trailingZeroBitCount
        changed &= changed - 1
        let wire = tables.wires[word * 64 + bit]
        if wire >= 0 { bits[wire] = lastWords[word] & (1 << UInt64(bit)) != 0 }
      }
    }
    return bits
  }
}
