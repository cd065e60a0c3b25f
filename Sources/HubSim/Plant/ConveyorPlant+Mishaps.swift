public import HubUnits

// What befalls a single parcel.
extension ConveyorPlant {
  /// Lets something befall a parcel when its leading edge is at a place; at once if it is past.
  ///
  /// A parcel has one mishap to come at a time; the next call replaces it.
  public mutating func plan(_ mishap: PlantMishap, of parcel: Int, at place: Distance) {
    guard let slot = slotOnBelt(parcel) else { return }
    while mishaps.count <= slot { mishaps.append(.fall) }
    mishaps[slot] = mishap
    let lead = bodies[slot].lead(atTravel: travel)
    // On a closed belt: at that place of this lap or the next.
    let ahead = loop == 0 ? place.micrometres - lead : onLoop(place.micrometres - lead)
    bodies[slot].mishapAt = lead + max(0, ahead)
    plan(slot)
  }

  /// A parcel falls off the belt; it ends nowhere.
  public mutating func fall(_ parcel: Int) {
    guard let slot = slotOnBelt(parcel) else { return }
    let index = parcel - firstKept
    let place = Distance(micrometres: onLoop(bodies[slot].lead(atTravel: travel)))
    parcels[index].fellAt = .init(place: place, at: now)
    note(.fell, parcel)
    underWay -= 1
    leave(slot, to: .free)
    events.append(.fell(parcel: parcel, at: now))
    free(slot)
  }

  /// A parcel stays put for a time while the belt runs on under it.
  public mutating func stick(_ parcel: Int, for time: Nanoseconds, whenHit: PlantHit = .holds) {
    guard let slot = slotOnBelt(parcel) else { return }
    note(.stuck, parcel)
    bodies[slot].isStuck = true
    bodies[slot].givesWay = whenHit == .givesWay
    bodies[slot].sticking &+= 1
    plan(.loosened(slot: Int32(slot), sticking: bodies[slot].sticking), after: time)
    setRate(slot, 0)
  }

  /// A parcel loses a length against the belt, evenly on a stretch of the belt's travel; at once means that it
  /// stands while the belt runs that length.
  ///
  /// **Precondition**: the stretch is at least as long as what is lost.
  public mutating func slip(_ parcel: Int, _ lost: Distance, over stretch: Distance? = nil) {
    let stretch = stretch ?? lost
    precondition(lost <= stretch, "hub bug: a slipping parcel does not go back")
    guard let slot = slotOnBelt(parcel) else { return }
    note(.slipped, parcel)
    stretchOn(slot, gained: -lost.micrometres, over: stretch.micrometres)
  }

  /// A parcel rolls: it gains a length on the belt, on a stretch of the belt's travel, beside whatever is in its way.
  public mutating func overtake(_ parcel: Int, _ gained: Distance, over stretch: Distance) {
    guard let slot = slotOnBelt(parcel) else { return }
    note(.overtook, parcel)
    if parcels[parcel - firstKept].roll == nil { parcels[parcel - firstKept].roll = .init(from: now) }
    bodies[slot].overtakes = true
    stretchOn(slot, gained: gained.micrometres, over: stretch.micrometres)
  }

  /// A stuck parcel comes loose.
  public mutating func loosen(parcel: Int) {
    guard let slot = slotOnBelt(parcel), bodies[slot].isStuck else { return }
    loosen(slot)
  }

  /// The one rate of a body on a stretch; a slip or roll that had begun before is over.
  mutating func stretchOn(_ slot: Int, gained: Int64, over stretch: Int64) {
    guard stretch > 0 else { return }
    bodies[slot].stretchRate = max(0, bodies[slot].freeRate * (stretch + gained) / stretch)
    bodies[slot].stretchEnd = travel + stretch
    setRate(slot, bodies[slot].ownRate)
  }

  mutating func loosen(_ slot: Int) {
    guard bodies[slot].isStuck else { return }
    bodies[slot].isStuck = false
    bodies[slot].givesWay = false
    bodies[slot].sticking &+= 1
    setRate(slot, bodies[slot].ownRate)
  }

  /// A planned mishap happens.
  mutating func befall(_ slot: Int) {
    bodies[slot].mishapAt = PlantBody.never
    let number = bodies[slot].number
    switch mishaps[slot] {
    case .fall: fall(number)
    case .stick(let time, let whenHit): stick(number, for: time, whenHit: whenHit)
    case .slip(let lost, let stretch): slip(number, lost, over: stretch)
    case .overtake(let gained, let stretch): overtake(number, gained, over: stretch)
    case .turn(let length): turn(number, length: length)
    case .tear(let after): tear(number, after: after)
    }
    // Whatever refused itself leaves the parcel without a plan.
    if bodies[slot].place == .belt, bodies[slot].number == number { plan(slot) }
  }
}
