public import HubUnits

// Lanes: what slides in, what piles up, and what people do.
extension ConveyorPlant {
  /// Holds a lane's full eye covered for a time, whatever lies there.
  public mutating func holdFull(_ lane: Int, for time: Nanoseconds) {
    laneStates[lane].forced += 1
    cover(bit(of: .full(lane)))
    plan(.fullReleased(lane: Int32(lane)), after: time)
  }

  /// How many parcels lie in a lane.
  public func content(of lane: Int) -> Int { laneStates[lane].content }

  /// How many parcels came into a lane that was full up to its eye.
  public func overfilled(_ lane: Int) -> Int { laneStates[lane].overfilled }

  /// The parcel in a lane's confirm eye, or else the next one to come there, stays for a time.
  ///
  /// What comes after piles up behind it; when the chute is full to the belt, the belt keeps the rest.
  public mutating func jam(_ lane: Int, for time: Nanoseconds) {
    laneStates[lane].jamFor = time.count
    let inEye = bodies.indices.first { bodies[$0].place == .confirm && bodies[$0].lane == lane }
    if let inEye { hold(inEye, in: lane) } else { laneStates[lane].jamIsDue = true }
  }

  /// Somebody frees a lane's confirm eye: a jam is over, and one that was to come does not.
  public mutating func freeJam(_ lane: Int) {
    laneStates[lane].jamIsDue = false
    jamGone(lane, laneStates[lane].jamGeneration)
  }

  /// Whether a parcel stays in a lane's confirm eye.
  public func isJammed(_ lane: Int) -> Bool { laneStates[lane].jammed >= 0 }

  /// A parcel's next edge is at the confirm eye of its lane.
  mutating func slid(_ slot: Int) {
    let lane = bodies[slot].lane
    guard bodies[slot].place == .chute else {
      uncover(bit(of: .confirm(lane)))
      free(slot)
      return
    }
    if laneStates[lane].jammed >= 0 {
      note(.metJam(lane), bodies[slot].number)
      bodies[slot].place = .waiting
      laneStates[lane].waiting.append(slot)
      laneStates[lane].waitingLength += bodies[slot].length
    } else {
      arrived(slot, in: lane)
    }
  }

  /// A parcel's leading edge is at the confirm eye of the lane where it stays.
  mutating func arrived(_ slot: Int, in lane: Int) {
    let number = bodies[slot].number
    parcels[number - firstKept].end = .init(lane: lane, at: now)
    underWay -= 1
    events.append(.ended(parcel: number, lane: lane, at: now))
    cover(bit(of: .confirm(lane)))
    bodies[slot].place = .confirm
    bodies[slot].lane = lane
    bodies[slot].target = travel + bodies[slot].length
    plan(slot)
    // It slides on and passes the lane-full eye: a covering that is short and means nothing.
    plan(.passingFull(lane: Int32(lane), covering: true), after: .milliseconds(200))
    plan(.passingFull(lane: Int32(lane), covering: false), after: .milliseconds(450))
    fill(lane)
    if laneStates[lane].jamIsDue { hold(slot, in: lane) }
  }

  func chuteHasRoom(_ lane: Int, _ length: Int64) -> Bool {
    let state = laneStates[lane]
    return state.jammed < 0
      || state.waitingLength + length <= description.lanes[lane].confirmAfter.micrometres
  }

  private mutating func hold(_ slot: Int, in lane: Int) {
    note(.metJam(lane), bodies[slot].number)
    laneStates[lane].jamIsDue = false
    laneStates[lane].jammed = slot
    laneStates[lane].jamGeneration &+= 1
    bodies[slot].target = PlantBody.never
    plan(slot)
    plan(
      .jamGone(lane: Int32(lane), generation: laneStates[lane].jamGeneration),
      after: Nanoseconds(laneStates[lane].jamFor))
  }

  mutating func jamGone(_ lane: Int, _ generation: Int32) {
    guard laneStates[lane].jamGeneration == generation, laneStates[lane].jammed >= 0 else { return }
    let jammed = laneStates[lane].jammed
    laneStates[lane].jammed = -1
    var target = travel + bodies[jammed].length
    bodies[jammed].target = target
    plan(jammed)
    for slot in laneStates[lane].waiting {
      // A hand's breadth apart, as they come loose one after the other.
      target += 50_000
      bodies[slot].place = .chute
      bodies[slot].target = target
      target += bodies[slot].length
      plan(slot)
    }
    laneStates[lane].waiting.removeAll(keepingCapacity: true)
    laneStates[lane].waitingLength = 0
  }

  private mutating func fill(_ lane: Int) {
    if laneStates[lane].standing { laneStates[lane].overfilled += 1 }
    laneStates[lane].content += 1
    if let half = description.lanes[lane].halfCapacity, !laneStates[lane].halfStanding,
      laneStates[lane].content >= half
    {
      laneStates[lane].halfStanding = true
      cover(bit(of: .half(lane)))
    }
    guard !laneStates[lane].standing, laneStates[lane].content >= description.lanes[lane].capacity else {
      return
    }
    laneStates[lane].standing = true
    cover(bit(of: .full(lane)))
    events.append(.laneFilled(lane: lane, at: now))
    // People see the lamp and come: 6 to 12 s here, so that a short run sees a lane fill and empty.
    plan(.emptied(lane: Int32(lane)), after: .milliseconds(random.integer(in: 6_000...12_000)))
  }

  mutating func empty(_ lane: Int) {
    laneStates[lane].content = 0
    if laneStates[lane].standing { uncover(bit(of: .full(lane))) }
    if laneStates[lane].halfStanding { uncover(bit(of: .half(lane))) }
    laneStates[lane].standing = false
    laneStates[lane].halfStanding = false
    events.append(.laneEmptied(lane: lane, at: now))
  }
}
