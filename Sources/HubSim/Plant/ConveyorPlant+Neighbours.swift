// Who lies before and behind whom, and what happens when one runs into the other.
extension ConveyorPlant {
  /// The neighbour that may run into a body, the way the belt runs; -1 for none.
  func follower(of slot: Int) -> Int { isRollingBack ? bodies[slot].ahead : bodies[slot].behind }

  /// The neighbour a body may run into.
  func obstacle(of slot: Int) -> Int { isRollingBack ? bodies[slot].behind : bodies[slot].ahead }

  /// How far it is from the leading edge of one body to the trailing edge of the one before it; below zero when one
  /// lies on the other.
  func gap(from rear: Int, to front: Int) -> Int64 {
    let raw =
      bodies[front].lead(atTravel: travel) - bodies[front].length - bodies[rear].lead(atTravel: travel)
    guard loop > 0 else { return raw }
    // On a closed belt somebody is always before; the nearer way round counts.
    let wrapped = onLoop(raw)
    return wrapped > loop - bodies[front].length - bodies[rear].length ? wrapped - loop : wrapped
  }

  /// How far the leading edge of one body is before that of another.
  func leadBetween(_ rear: Int, _ front: Int) -> Int64 {
    let raw = bodies[front].lead(atTravel: travel) - bodies[rear].lead(atTravel: travel)
    guard loop > 0 else { return raw }
    let wrapped = onLoop(raw)
    return wrapped > loop / 2 ? wrapped - loop : wrapped
  }

  mutating func link(_ slot: Int) {
    guard rearmost >= 0 else {
      rearmost = slot
      foremost = slot
      bodies[slot].ahead = -1
      bodies[slot].behind = -1
      return
    }
    // Parcels are put down near the start of the belt, so the way from the rear is short.
    var front = rearmost
    let lead = onLoop(bodies[slot].lead(atTravel: travel))
    while front >= 0, onLoop(bodies[front].lead(atTravel: travel)) <= lead {
      front = front == foremost ? -1 : bodies[front].ahead
    }
    let rear = front < 0 ? foremost : front == rearmost ? -1 : bodies[front].behind
    if front < 0 { foremost = slot }
    if rear < 0 { rearmost = slot }
    if loop > 0 {
      join(rear < 0 ? foremost : rear, slot)
      join(slot, front < 0 ? rearmost : front)
    } else {
      join(rear, slot)
      join(slot, front)
    }
  }

  mutating func unlink(_ slot: Int) {
    let (rear, front) = (bodies[slot].behind, bodies[slot].ahead)
    if rearmost == slot { rearmost = foremost == slot ? -1 : front }
    if foremost == slot { foremost = rearmost < 0 ? -1 : rear }
    if rear == front, rear >= 0 {
      // The last of a closed belt has no neighbour.
      bodies[rear].ahead = -1
      bodies[rear].behind = -1
    } else {
      join(rear, front)
    }
    let next = isRollingBack ? front : rear
    guard next >= 0 else { return }
    if bodies[next].leans { setRate(next, bodies[next].ownRate) } else { planIfNearer(next) }
  }

  private mutating func join(_ rear: Int, _ front: Int) {
    if rear >= 0 { bodies[rear].ahead = front }
    if front >= 0 { bodies[front].behind = rear }
  }

  /// One body rolls past the one before it.
  mutating func passed(_ slot: Int) {
    let front = bodies[slot].ahead
    guard front >= 0, leadBetween(slot, front) <= 0 else { return plan(slot) }
    if bodies[front].leans, !bodies[slot].overtakes {
      // Two on each other are held up by the same third: neither passes the other.
      return lean(slot, on: front, ahead: 0)
    }
    let (rear, next) = (bodies[slot].behind, bodies[front].ahead)
    if foremost == front { foremost = slot } else if foremost == slot { foremost = front }
    if rearmost == slot { rearmost = front } else if rearmost == front { rearmost = slot }
    if rear != front {
      join(rear, front)
      join(slot, next)
      join(front, slot)
    }
    plan(front)
    plan(slot)
    if rear >= 0, rear != front { planIfNearer(rear) }
  }

  /// A body moves at another rate from now on.
  mutating func setRate(_ slot: Int, _ rate: Int64) {
    bodies[slot].base = bodies[slot].lead(atTravel: travel)
    bodies[slot].since = travel
    bodies[slot].rate = rate
    bodies[slot].leans = false
    plan(slot)
    rateChanged(slot)
  }

  private mutating func rateChanged(_ slot: Int) {
    let next = follower(of: slot)
    guard next >= 0, next != slot else { return }
    if bodies[next].leans { setRate(next, bodies[next].ownRate) } else { plan(next) }
  }

  /// A body touches the one in its way and goes on as that one does.
  mutating func touched(_ slot: Int) {
    let other = obstacle(of: slot)
    // The one it would have touched may have left the belt.
    guard other >= 0, touches(slot, other) else { return plan(slot) }
    if bodies[other].isStuck, bodies[other].givesWay {
      note(.pushedLoose, bodies[other].number)
      loosen(other)
      return
    }
    if bodies[other].rate < 900_000 { note(.heldUp, bodies[slot].number) }
    lean(slot, on: other, ahead: isRollingBack ? bodies[slot].length : -bodies[other].length)
  }

  /// Whether a body is as near to the one in its way as rounding to micrometres lets it come.
  private func touches(_ slot: Int, _ other: Int) -> Bool {
    let room = isRollingBack ? gap(from: other, to: slot) : gap(from: slot, to: other)
    return abs(room) <= -Self.touching
  }

  /// A body goes on with another as if tied to it, its leading edge so far ahead of the other's.
  private mutating func lean(_ slot: Int, on other: Int, ahead: Int64) {
    let lap = bodies[slot].lead(atTravel: travel) - (bodies[other].lead(atTravel: travel) + ahead)
    // In the other's own terms, so that the two stay together to the micrometre.
    bodies[slot].base = bodies[other].base + ahead
    if loop > 0 { bodies[slot].base += (lap + loop / 2).dividedDown(by: loop) * loop }
    bodies[slot].since = bodies[other].since
    bodies[slot].rate = bodies[other].rate
    bodies[slot].leans = true
    plan(slot)
    rateChanged(slot)
  }

  /// The belt changes its way: everybody moves at their own rate again, and all is planned anew.
  mutating func turnRound() {
    isRollingBack.toggle()
    backAgenda.removeAll()
    for slot in bodies.indices where bodies[slot].place == .belt {
      bodies[slot].base = bodies[slot].lead(atTravel: travel)
      bodies[slot].since = travel
      bodies[slot].rate = bodies[slot].ownRate
      bodies[slot].leans = false
    }
    for slot in bodies.indices where bodies[slot].place == .belt { plan(slot) }
  }
}
