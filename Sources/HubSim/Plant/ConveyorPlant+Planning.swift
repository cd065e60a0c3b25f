import HubUnits

// What a body does next: one entry in the agenda of the belt, the nearest of all it will meet.
extension ConveyorPlant {
  /// Closer than this two parcels touch: what rounding to micrometres may leave.
  static var touching: Int64 { -2 }

  mutating func plan(_ slot: Int) {
    bodies[slot].generation &+= 1
    bodies[slot].due = PlantBody.never
    switch bodies[slot].place {
    case .belt: if isRollingBack { planBack(slot) } else { planOn(slot) }
    case .chute, .confirm:
      guard bodies[slot].target != PlantBody.never else { return }
      enter(slot, .chute, atTravel: bodies[slot].target)
    case .waiting, .free: break
    }
  }

  /// Plans a body anew if what is in its way now comes before what it had planned.
  mutating func planIfNearer(_ slot: Int) {
    let other = obstacle(of: slot)
    guard other >= 0, other != slot, bodies[slot].rate > bodies[other].rate else { return }
    let room = isRollingBack ? gap(from: other, to: slot) : gap(from: slot, to: other)
    let left = isRollingBack ? travel - bodies[slot].due : bodies[slot].due - travel
    if bodies[slot].due == PlantBody.never || room <= left { plan(slot) }
  }

  private mutating func enter(_ slot: Int, _ next: PlantBody.Next, atTravel due: Int64) {
    bodies[slot].next = next
    bodies[slot].due = due
    planned += 1
    quietUntil = .distantPast
    let entry = PlantBodyEntry(slot: slot, generation: bodies[slot].generation)
    if isRollingBack, bodies[slot].place == .belt {
      backAgenda.plan(entry, due: -due, order: planned)
    } else {
      beltAgenda.plan(entry, due: due, order: planned)
    }
  }

  private mutating func planOn(_ slot: Int) {
    var next = PlantBody.Next.lead
    var due = PlantBody.never
    if bodies[slot].rate > 0 {
      let (kind, place) = nearestPlace(slot)
      if place != PlantBody.never {
        next = kind
        due = max(travel, bodies[slot].travel(toReach: place))
      }
      if let meeting = meeting(slot, before: due) { (next, due) = meeting }
    }
    if bodies[slot].stretchEnd <= due, bodies[slot].stretchEnd != PlantBody.never {
      next = .stretchEnd
      due = max(travel, bodies[slot].stretchEnd)
    }
    if due != PlantBody.never { enter(slot, next, atTravel: due) }
  }

  /// The nearest of the places a body's edges will meet, as the leading edge's place then.
  private func nearestPlace(_ slot: Int) -> (PlantBody.Next, Int64) {
    var next = PlantBody.Next.lead
    var nearest = leadPlace(slot, bodies[slot].nextLead)
    let tail = tailPlace(slot)
    if tail < nearest { (next, nearest) = (.tail, tail) }
    let label = labelPlace(slot, bodies[slot].nextRead)
    if label < nearest { (next, nearest) = (.label, label) }
    if bodies[slot].mishapAt < nearest { (next, nearest) = (.mishap, bodies[slot].mishapAt) }
    if bodies[slot].commitAt < nearest { (next, nearest) = (.commit, bodies[slot].commitAt) }
    return (next, nearest)
  }

  /// Where a body touches or passes the one before it, if that comes first.
  private func meeting(_ slot: Int, before due: Int64) -> (PlantBody.Next, Int64)? {
    let other = bodies[slot].ahead
    guard other >= 0, other != slot else { return nil }
    let closing = bodies[slot].rate - bodies[other].rate
    guard closing > 0 else { return nil }
    let room = gap(from: slot, to: other)
    guard room <= due - travel else { return nil }
    if room >= Self.touching, !bodies[slot].overtakes, !bodies[other].overtakes {
      let at = travel + (max(0, room) * 1_000_000).dividedUp(by: closing)
      return at <= due ? (.contact, at) : nil
    }
    let lead = leadBetween(slot, other)
    guard lead >= 0 else { return nil }
    // One micrometre past, so that equal edges do not pass each other for ever.
    let at = travel + ((lead + 1) * 1_000_000).dividedUp(by: closing)
    return at <= due ? (.pass, at) : nil
  }

  /// What a body meets while the belt rolls back: the same places in the mirror.
  private mutating func planBack(_ slot: Int) {
    guard bodies[slot].rate > 0 else { return }
    var next = PlantBody.Next.lead
    var nearest = -PlantBody.never
    if bodies[slot].nextLead > 0 { nearest = leadPlace(slot, bodies[slot].nextLead - 1) }
    if bodies[slot].nextTail > 0 {
      let tail = tailPlace(slot, bodies[slot].nextTail - 1)
      if tail > nearest { (next, nearest) = (.tail, tail) }
    }
    if bodies[slot].nextRead > 0 {
      let label = labelPlace(slot, bodies[slot].nextRead - 1)
      if label != PlantBody.never, label > nearest { (next, nearest) = (.label, label) }
    }
    var due = nearest == -PlantBody.never ? nearest : min(travel + 1, bodies[slot].travel(toReach: nearest))
    let other = bodies[slot].behind
    if other >= 0, other != slot, case let closing = bodies[slot].rate - bodies[other].rate, closing > 0,
      case let room = gap(from: other, to: slot), room >= Self.touching
    {
      let at = travel + 1 - (max(0, room) * 1_000_000).dividedUp(by: closing)
      if at >= due { (next, due) = (.contact, at) }
    }
    if due != -PlantBody.never { enter(slot, next, atTravel: due) }
  }

  /// Where the leading edge meets a point, counted on over the laps.
  func leadPlace(_ slot: Int, _ index: Int) -> Int64 {
    guard loop > 0 else {
      guard index < points.count else { return PlantBody.never }
      return leadPlace(slot, index, points[index])
    }
    let lap = index / points.count
    return leadPlace(slot, index, points[index - lap * points.count]) + Int64(lap) * loop
  }

  private func leadPlace(_ slot: Int, _ index: Int, _ point: PlantPoint) -> Int64 {
    guard point.bit >= 0 else { return point.at }
    return point.at + bodies[slot].skew(2 * index, most: description.jitter.skew.micrometres)
  }

  /// Where the leading edge is when the trailing edge leaves the next eye it covers.
  private func tailPlace(_ slot: Int) -> Int64 {
    guard bodies[slot].nextTail < eyesPassed(slot) else { return PlantBody.never }
    return tailPlace(slot, bodies[slot].nextTail)
  }

  func tailPlace(_ slot: Int, _ index: Int) -> Int64 {
    let lap = loop > 0 ? index / eyePoints.count : 0
    let at = eyePoints[index - lap * eyePoints.count].at + Int64(lap) * loop
    let skew = bodies[slot].skew(2 * index + 1, most: description.jitter.skew.micrometres)
    return at + bodies[slot].length + skew
  }

  /// How many eyes the leading edge is past.
  func eyesPassed(_ slot: Int) -> Int {
    let index = bodies[slot].nextLead
    guard loop > 0 else { return index < points.count ? points[index].eyesBefore : eyePoints.count }
    let lap = index / points.count
    return lap * eyePoints.count + points[index - lap * points.count].eyesBefore
  }

  private func labelPlace(_ slot: Int, _ index: Int) -> Int64 {
    guard bodies[slot].label >= 0, !readPoints.isEmpty else { return PlantBody.never }
    guard loop > 0 else {
      return index < readPoints.count ? readPoints[index] + bodies[slot].label : PlantBody.never
    }
    let lap = index / readPoints.count
    return readPoints[index - lap * readPoints.count] + Int64(lap) * loop + bodies[slot].label
  }
}
