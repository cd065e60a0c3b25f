public import HubUnits

// Parcels coming onto the belt, and where they are.
extension ConveyorPlant {
  /// Puts a parcel on the belt now, with its leading edge at a place.
  ///
  /// - Returns: the parcel's number, counted from 0 in the order of placing.
  /// **Precondition**: the length is positive and the place on the belt. Nothing keeps parcels from being put on top of each other: that is
  /// the placer's care (`isClear`).
  @discardableResult
  public mutating func place(length: Distance, leadingEdge: Distance) -> Int {
    let slip = abs(jitter(description.jitter.slipPerMillion))
    // Labels lie on the middle three fifths of a parcel.
    let label = (length * random.integer(in: 20...80) / 100).micrometres
    return put(length: length.micrometres, lead: leadingEdge.micrometres, label: label, slip: slip)
  }

  /// Puts two parcels on the belt nose to tail.
  ///
  /// - Returns: the number of the one in front; the other has the next one.
  @discardableResult
  public mutating func placeTogether(length: Distance, and rear: Distance, leadingEdge: Distance) -> Int {
    let front = place(length: length, leadingEdge: leadingEdge)
    place(length: rear, leadingEdge: leadingEdge - length)
    return front
  }

  /// Somebody throws something without a label onto the belt, anywhere.
  ///
  /// - Returns: its number.
  /// **Precondition**: the length is positive and the place on the belt.
  @discardableResult
  public mutating func throwOn(length: Distance, leadingEdge: Distance) -> Int {
    let slip = abs(jitter(description.jitter.slipPerMillion))
    let number = put(length: length.micrometres, lead: leadingEdge.micrometres, label: -1, slip: slip)
    note(.thrownOn, number)
    return number
  }

  mutating func put(length: Int64, lead: Int64, label: Int64, slip: Int64) -> Int {
    precondition(length > 0, "hub bug: a parcel without length")
    precondition(loop > 0 || lead < endOfBelt, "hub bug: a parcel put down beyond the end of the belt")
    let number = firstKept + parcels.count
    parcels.append(
      ParcelTruth(
        number: number, length: Distance(micrometres: length), placedAt: now,
        placedLeadingEdge: Distance(micrometres: lead)))
    var body = PlantBody(
      number: number, base: loop > 0 && lead >= loop ? onLoop(lead) : lead, since: travel, length: length,
      label: label, seed: random.next())
    body.freeRate = 1_000_000 - slip
    body.rate = body.freeRate
    let slot: Int
    if let free = freeSlots.popLast() {
      // What was planned for the one before stays void.
      body.generation = bodies[free].generation
      body.sticking = bodies[free].sticking
      bodies[free] = body
      slot = free
    } else {
      slot = bodies.count
      bodies.append(body)
    }
    slots.append(slot)
    underWay += 1
    onBeltCount += 1
    link(slot)
    settleUnder(slot)
    if encoder.isAstray { note(.encoderAstray, number) }
    plan(slot)
    let follower = follower(of: slot)
    if follower >= 0 { planIfNearer(follower) }
    return number
  }

  /// Where a parcel's leading edge is, or nil once it left the belt.
  public func leadingEdge(of parcel: Int) -> Distance? {
    guard let slot = slot(of: parcel), bodies[slot].place == .belt else { return nil }
    return Distance(micrometres: onLoop(bodies[slot].lead(atTravel: travel)))
  }

  /// How long a parcel is along the belt now, or nil once it left the belt.
  public func lengthNow(of parcel: Int) -> Distance? {
    guard let slot = slot(of: parcel), bodies[slot].place == .belt else { return nil }
    return Distance(micrometres: bodies[slot].length)
  }

  /// Parcels on the belt, in order of placing.
  public var onBelt: [Int] { bodies.filter { $0.place == .belt }.map(\.number).sorted() }

  /// Whether no parcel covers any of a stretch of the belt now.
  public func isClear(from low: Distance, to high: Distance) -> Bool {
    bodies.allSatisfy { body in
      guard body.place == .belt else { return true }
      let lead = onLoop(body.lead(atTravel: travel))
      let misses = lead < low.micrometres || lead - body.length > high.micrometres
      guard loop > 0, misses, lead < body.length else { return misses }
      // It lies across the seam of a closed belt.
      return lead + loop < low.micrometres || lead + loop - body.length > high.micrometres
    }
  }

  /// A place on the belt, whatever lap it was reached in.
  func onLoop(_ place: Int64) -> Int64 {
    loop == 0 ? place : place - place.dividedDown(by: loop) * loop
  }

  /// Interrupts the eyes a parcel lies on when it is put down, and counts what it is past already.
  private mutating func settleUnder(_ slot: Int) {
    let lead = bodies[slot].base
    let tail = lead - bodies[slot].length
    for point in points where point.at <= lead {
      bodies[slot].nextLead += 1
      guard point.bit >= 0 else { continue }
      if point.at > tail {
        cover(point.bit)
        notePassing(slot, point)
      } else {
        bodies[slot].nextTail += 1
      }
    }
    let label = lead - bodies[slot].label
    for at in readPoints where at <= label { bodies[slot].nextRead += 1 }
  }
}
