import HubUnits

// What happens when a planned step is due.
extension ConveyorPlant {
  mutating func perform(_ step: PlantStep) {
    switch step {
    case .leadAt(let parcel, let point): leadArrived(parcel, point)
    case .tailAt(let parcel, let point): tailLeft(parcel, point)
    case .labelAt(let parcel, let readPoint):
      guard bodies[parcel].place == .belt else { return }
      events.append(.atReadPoint(parcel: parcel, readPoint: readPoint, at: now))
    case .chuteLead(let parcel, let lane): arrived(parcel, in: lane)
    case .chuteTail(let lane): uncover(index(of: .confirm(lane)))
    case .extended(let lane, let generation): armMoved(lane, generation, to: .out)
    case .returned(let lane, let generation): armMoved(lane, generation, to: .back)
    case .flicker(let eye, let inverted): eyes[eye].inverted = inverted
    case .passingFull(let lane, let covering):
      if covering { cover(index(of: .full(lane))) } else { uncover(index(of: .full(lane))) }
    case .emptied(let lane): empty(lane)
    case .fullReleased(let lane):
      laneStates[lane].forced -= 1
      uncover(index(of: .full(lane)))
    }
  }

  private mutating func leadArrived(_ parcel: Int, _ point: Int) {
    guard bodies[parcel].place == .belt else { return }
    switch points[point].kind {
    case .eye(let eye):
      cover(index(of: eye), by: parcel)
      notePassing(parcel, eye)
      planTail(parcel, point)
    case .divert(let lane):
      if diverters[lane].catches {
        take(parcel, into: lane, overrun: .zero)
        return
      }
    case .end(let lane):
      leave(parcel, to: .gone)
      arrived(parcel, in: lane)
      return
    }
    if point + 1 < points.count { planLead(parcel, point + 1) }
  }

  private mutating func tailLeft(_ parcel: Int, _ point: Int) {
    guard case .eye(let passed) = points[point].kind, case let eye = index(of: passed),
      let place = bodies[parcel].covering.firstIndex(of: eye)
    else { return }
    bodies[parcel].covering.remove(at: place)
    uncover(eye)
  }

  /// A diverter takes a parcel off the belt.
  mutating func take(_ parcel: Int, into lane: Int, overrun: Distance) {
    let stroke = diverters[lane]
    let since = travel - stroke.coilOnTravel
    parcels[parcel].diversion = .init(
      lane: lane, at: now, coilOnAt: stroke.coilOnAt,
      leadAtCoilOn: Distance(micrometres: since) - overrun, overrun: overrun, sharedStroke: stroke.used)
    diverters[lane].used = true
    for eye in bodies[parcel].covering { uncover(eye) }
    bodies[parcel].covering.removeAll()
    leave(parcel, to: .chute)
    events.append(.diverted(parcel: parcel, lane: lane, at: now))
    let way = description.lanes[lane].confirmAfter.micrometres + jitter(description.jitter.chute.micrometres)
    planAtTravel(.chuteLead(parcel: parcel, lane: lane), travel + way)
  }

  private mutating func leave(_ parcel: Int, to place: PlantBody.Place) {
    bodies[parcel].place = place
    moving.removeAll { $0 == parcel }
  }

  /// A parcel's leading edge is at the confirm eye of the lane where it stays.
  private mutating func arrived(_ parcel: Int, in lane: Int) {
    parcels[parcel].end = .init(lane: lane, at: now)
    events.append(.ended(parcel: parcel, lane: lane, at: now))
    cover(index(of: .confirm(lane)))
    planAtTravel(.chuteTail(lane: lane), travel + parcels[parcel].length.micrometres)
    // It slides on and passes the lane-full eye: a covering that is short and means nothing.
    plan(.passingFull(lane: lane, covering: true), after: .milliseconds(200))
    plan(.passingFull(lane: lane, covering: false), after: .milliseconds(450))
    fill(lane)
  }

  private mutating func fill(_ lane: Int) {
    if laneStates[lane].standing { laneStates[lane].overfilled += 1 }
    laneStates[lane].content += 1
    guard !laneStates[lane].standing, laneStates[lane].content >= description.lanes[lane].capacity else {
      return
    }
    laneStates[lane].standing = true
    cover(index(of: .full(lane)))
    events.append(.laneFilled(lane: lane, at: now))
    // People see the lamp and come: 6 to 12 s here, so that a short run sees a lane fill and empty.
    plan(.emptied(lane: lane), after: .milliseconds(random.integer(in: 6_000...12_000)))
  }

  private mutating func empty(_ lane: Int) {
    laneStates[lane].content = 0
    laneStates[lane].standing = false
    uncover(index(of: .full(lane)))
    events.append(.laneEmptied(lane: lane, at: now))
  }

  mutating func cover(_ eye: Int, by parcel: Int? = nil) {
    if let parcel { bodies[parcel].covering.append(eye) }
    eyes[eye].blockers += 1
    if eyes[eye].blockers == 1 { bounce(eye) }
  }

  mutating func uncover(_ eye: Int) {
    eyes[eye].blockers -= 1
    if eyes[eye].blockers == 0 { bounce(eye) }
  }

  /// Plans up to two flickers after an edge.
  private mutating func bounce(_ eye: Int) {
    let most = description.jitter.bounce.count
    guard most > 0 else { return }
    let flickers = random.integer(in: 0...2)
    var at: Int64 = 0
    for _ in 0..<flickers {
      for inverted in [true, false] {
        at += random.integer(in: 1...(most / (2 * flickers)))
        plan(.flicker(eye: eye, inverted: inverted), after: Nanoseconds(at))
      }
    }
  }
}
