public import HubUnits

// Carriers that tip what lies on them: cross-belts and tilt-trays.
extension ConveyorPlant {
  /// The carrier that is at a place now, or nil on a belt without carriers.
  ///
  /// Carrier 0 begins at the start of the belt when the plant begins, and the others lie before it, by number.
  public func carrier(at place: Distance) -> Int? {
    guard let carriers = description.carriers else { return nil }
    let number = (place.micrometres - travel).dividedDown(by: carriers.pitch.micrometres)
    return Int(number - number.dividedDown(by: Int64(carriers.count)) * Int64(carriers.count))
  }

  /// The carrier a parcel lies on, by its middle, or nil once it left the belt.
  public func carrier(of parcel: Int) -> Int? {
    slotOnBelt(parcel).flatMap { carrier(at: middle($0)) }
  }

  /// A carrier tips now, to a lane: what lies on it slides in if the lane is there, and falls if not.
  ///
  /// - Returns: the number of the parcel that lay on it, or nil for none.
  @discardableResult
  public mutating func discharge(carrier: Int, into lane: Int) -> Int? {
    guard let slot = bodies.indices.first(where: { lies($0, on: carrier) }) else { return nil }
    let number = bodies[slot].number
    guard !deadCarriers.contains(carrier) else {
      note(.carrierFailed(carrier), number)
      return number
    }
    let off = onLoop((middle(slot) - description.lanes[lane].at).micrometres)
    let room = description.carriers!.pitch.micrometres / 2
    guard abs(off) <= room || (loop > 0 && loop - off <= room) else {
      note(.carrierFailed(carrier), number)
      fall(number)
      return number
    }
    let lead = bodies[slot].lead(atTravel: travel)
    let overrun = Distance(micrometres: onLoop(lead)) - description.lanes[lane].at
    parcels[number - firstKept].diversion = .init(
      lane: lane, at: now, coilOnAt: now, leadAtCoilOn: -overrun, overrun: overrun, sharedStroke: false)
    slide(slot, into: lane, way: description.lanes[lane].confirmAfter.micrometres)
    return number
  }

  /// A carrier does not tip any more, or tips again.
  public mutating func setCarrierDead(_ carrier: Int, _ dead: Bool) {
    if dead { deadCarriers.insert(carrier) } else { deadCarriers.remove(carrier) }
  }

  private func lies(_ slot: Int, on carrier: Int) -> Bool {
    bodies[slot].place == .belt && self.carrier(at: middle(slot)) == carrier
  }

  private func middle(_ slot: Int) -> Distance {
    Distance(micrometres: bodies[slot].lead(atTravel: travel) - bodies[slot].length / 2)
  }
}
