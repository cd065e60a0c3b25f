public import HubUnits

// Parcels that change their length along the belt.
extension ConveyorPlant {
  /// A parcel turns about its middle and is as long along the belt as said.
  ///
  /// - Returns: false when there is no room for it to turn.
  @discardableResult
  public mutating func turn(_ parcel: Int, length: Distance) -> Bool {
    guard let slot = slotOnBelt(parcel), length > .zero else { return false }
    let grown = length.micrometres - bodies[slot].length
    let (rear, front) = (bodies[slot].behind, bodies[slot].ahead)
    if grown > 0, front >= 0, front != slot, case let room = gap(from: slot, to: front), room >= 0,
      room < grown
    {
      return false
    }
    if grown > 0, rear >= 0, rear != slot, case let room = gap(from: rear, to: slot), room >= 0, room < grown
    {
      return false
    }
    note(.turned, parcel)
    bodies[slot].length = length.micrometres
    if bodies[slot].label >= 0 { bodies[slot].label = min(bodies[slot].label, length.micrometres) }
    bodies[slot].base = bodies[slot].lead(atTravel: travel) + grown / 2
    bodies[slot].since = travel
    settleEyes(slot)
    guard bodies[slot].place == .belt else { return true }
    setRate(slot, bodies[slot].ownRate)
    return true
  }

  /// A parcel tears: what lies further back than a length behind the leading edge goes on as another parcel,
  /// without a label.
  ///
  /// - Returns: the number of the torn off part, or nil if the parcel is not that long or not on the belt.
  @discardableResult
  public mutating func tear(_ parcel: Int, after: Distance) -> Int? {
    guard let slot = slotOnBelt(parcel), after > .zero, after.micrometres < bodies[slot].length else {
      return nil
    }
    note(.torn, parcel)
    let rest = bodies[slot].length - after.micrometres
    bodies[slot].base = bodies[slot].lead(atTravel: travel)
    bodies[slot].since = travel
    let lead = bodies[slot].base - after.micrometres
    bodies[slot].length = after.micrometres
    if bodies[slot].label > after.micrometres { bodies[slot].label = -1 }
    let number = put(length: rest, lead: lead, label: -1, slip: 1_000_000 - bodies[slot].freeRate)
    note(.pieceOf(parcel), number)
    // The rest is there before the front lets go of the eyes, so no eye sees a gap that is none.
    settleEyes(slot)
    setRate(slot, bodies[slot].ownRate)
    return number
  }

  private func point(_ index: Int) -> PlantPoint { points[loop > 0 ? index % points.count : index] }

  private func eyePoint(_ index: Int) -> PlantPoint {
    eyePoints[loop > 0 ? index % eyePoints.count : index]
  }

  /// Brings the eyes under a body in line with where its edges are now.
  private mutating func settleEyes(_ slot: Int) {
    let lead = bodies[slot].lead(atTravel: travel)
    while bodies[slot].nextLead > 0, leadPlace(slot, bodies[slot].nextLead - 1) > lead {
      let point = point(bodies[slot].nextLead - 1)
      // A diverter met is met: nobody meets it twice by turning.
      guard point.bit >= 0 else { break }
      if bodies[slot].nextTail >= eyesPassed(slot) { break }
      bodies[slot].nextLead -= 1
      uncover(point.bit)
    }
    while leadPlace(slot, bodies[slot].nextLead) <= lead {
      let point = point(bodies[slot].nextLead)
      guard point.bit >= 0 else { break }
      bodies[slot].nextLead += 1
      cover(point.bit)
      notePassing(slot, point)
    }
    while bodies[slot].nextTail > 0, tailPlace(slot, bodies[slot].nextTail - 1) > lead {
      bodies[slot].nextTail -= 1
      cover(eyePoint(bodies[slot].nextTail).bit)
    }
    while bodies[slot].nextTail < eyesPassed(slot), tailPlace(slot, bodies[slot].nextTail) <= lead {
      uncover(eyePoint(bodies[slot].nextTail).bit)
      bodies[slot].nextTail += 1
    }
  }
}
