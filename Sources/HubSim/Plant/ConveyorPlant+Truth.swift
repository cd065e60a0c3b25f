import HubUnits

// The truth of each parcel: written down as it happens, handed over, forgotten.
extension ConveyorPlant {
  /// Whether no parcel is under way any more: each lies in a lane or fell off.
  public var allEnded: Bool { underWay == 0 }

  /// What happened to a parcel, or nil once it is forgotten.
  public func truth(of parcel: Int) -> ParcelTruth? {
    index(of: parcel).map { parcels[$0] }
  }

  /// Hands over and forgets the oldest parcels that are not under way any more, up to the first that is.
  ///
  /// A run of millions calls it now and then; it costs nothing until 64 have gathered.
  public mutating func forgetEnded(_ hand: (ParcelTruth) -> Void = { _ in }) {
    while endedPrefix < parcels.count, slots[endedPrefix] < 0 { endedPrefix += 1 }
    guard endedPrefix >= 64 else { return }
    let count = endedPrefix
    endedPrefix = 0
    for i in 0..<count { hand(parcels[i]) }
    parcels.removeSubrange(0..<count)
    slots.removeSubrange(0..<count)
    firstKept += count
  }

  func index(of parcel: Int) -> Int? {
    let index = parcel - firstKept
    return parcels.indices.contains(index) ? index : nil
  }

  func slot(of parcel: Int) -> Int? {
    guard let index = index(of: parcel), slots[index] >= 0 else { return nil }
    return slots[index]
  }

  /// The slot of a parcel that is on the belt.
  func slotOnBelt(_ parcel: Int) -> Int? {
    guard let slot = slot(of: parcel), bodies[slot].place == .belt else { return nil }
    return slot
  }

  /// Writes down once what went wrong with a parcel.
  mutating func note(_ cause: PlantCause, _ parcel: Int) {
    guard let index = index(of: parcel), !parcels[index].causes.contains(cause) else { return }
    parcels[index].causes.append(cause)
  }

  mutating func noteOnBelt(_ cause: PlantCause) {
    for slot in bodies.indices where bodies[slot].place == .belt { note(cause, bodies[slot].number) }
  }

  mutating func notePassing(_ slot: Int, _ point: PlantPoint) {
    guard case .eye(let eye) = point.kind else { return }
    let number = bodies[slot].number
    let index = number - firstKept
    parcels[index].lastEye = eye
    noteRoll(slot, point.bit, others: eyes[point.bit].blockers - 1)
    if description.keepsPassings { parcels[index].passings.append(.init(eye: eye, at: now)) }
    let state = eyes[point.bit]
    if state.fault != nil || state.dirtEvery > 0 { note(.passedSickEye(eye), number) }
    // What is thrown onto an eye has no leading edge there.
    let isLeading = loop > 0 || bodies[slot].lead(atTravel: travel) - point.at < 5_000
    let wasClear =
      isLeading && state.blockers == 1 && now.nanoseconds - state.clearSince >= Self.shortestGap.count
    if wasClear, parcels[index].firstOwnEdgeAt == nil { parcels[index].firstOwnEdgeAt = now }
    guard case .induction(let induction) = eye else { return }
    if parcels[index].induction == nil { parcels[index].induction = .init(number: induction, at: now) }
    events.append(.passedInduction(parcel: number, induction: induction, wasClear: wasClear, at: now))
  }

  /// For less than this nobody can tell two parcels from one. **Source**: a poll of 5 ms, a debounce of 8, bounce of 4.
  private static var shortestGap: Nanoseconds { .milliseconds(20) }

  /// An edge of a parcel passes an eye: whoever rolls is seen to do so once it is a hand's breadth ahead.
  ///
  /// While others stand before the eye as well, it has no edge to tell of.
  mutating func noteRoll(_ slot: Int, _ bit: Int, others: Int32) {
    let index = bodies[slot].number - firstKept
    guard let roll = parcels[index].roll, roll.noticedAt == nil, now - roll.from >= Self.noticeable,
      eyes[bit].fault == nil, others == 0, !isBeside(slot)
    else { return }
    parcels[index].roll?.noticedAt = now
  }

  /// Whether another one lies beside it so that an edge of the two may be either's.
  private func isBeside(_ slot: Int) -> Bool {
    let lead = bodies[slot].lead(atTravel: travel)
    let tail = lead - bodies[slot].length
    return bodies.indices.contains { other in
      guard other != slot, bodies[other].place == .belt else { return false }
      let front = bodies[other].lead(atTravel: travel)
      return abs(front - lead) < 60_000 || abs(front - bodies[other].length - tail) < 60_000
    }
  }

  /// **Source**: a roll gains a third of the belt's travel: 83 mm in this time at 2.5 m/s.
  private static var noticeable: Nanoseconds { .milliseconds(100) }

  /// The parcel is physically at rest somewhere off the belt; its slot may serve another.
  mutating func free(_ slot: Int) {
    bodies[slot].place = .free
    bodies[slot].generation &+= 1
    bodies[slot].sticking &+= 1
    slots[bodies[slot].number - firstKept] = -1
    freeSlots.append(slot)
  }
}
