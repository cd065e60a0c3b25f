import HubUnits

extension SorterCore {
  /// Fills in the line as it is now, for people to look at.
  #if HUB_NO_LOCKS
    @_noLocks
  #endif
  public func snapshot(into snapshot: inout CoreSnapshot) {
    snapshot.at = now
    snapshot.cycle = cycle
    snapshot.belt = belt.position
    snapshot.speed = belt.speed
    snapshot.beltCondition = beltCondition
    snapshot.tracking = belt.mode
    snapshot.slipPerMillion = slip
    snapshot.encoderCount = belt.raw
    snapshot.counters = counters
    snapshot.recirculating = UInt32(recirculating)
    snapshot.hold = hold
    snapshot.links.removeAll()
    for i in plan.links.indices { snapshot.links.append(links[i].condition) }
    for i in plan.eyes.indices { snapshot.blockedEyes[i] = eyes[i].isBlocked }
    showEyes(in: &snapshot)
    showLanes(in: &snapshot)
    snapshot.parcels.removeAll()
    for rank in 0..<parcels.count {
      let parcel = parcels[rank]
      snapshot.parcels.append(
        CoreSnapshot.Parcel(
          serial: parcel.serial, position: belt.position - parcel.zero, length: parcel.length,
          lane: parcel.lane, exception: parcel.exception ?? parcel.lostBecause,
          isCommitted: parcel.stage != .following))
    }
  }

  private func showEyes(in snapshot: inout CoreSnapshot) {
    snapshot.wayEyes.removeAll()
    for i in plan.way.indices {
      let eye = plan.way[i]
      var shown = CoreSnapshot.WayEye()
      shown.eye = eye
      shown.condition = health[eye.int].condition
      shown.early = health[eye.int].early
      shown.late = health[eye.int].late
      shown.missing = health[eye.int].missing
      shown.unexpected = health[eye.int].unexpected
      shown.matched = health[eye.int].matched
      shown.flickers = health[eye.int].flickers
      shown.meanError = Distance(
        micrometres: health[eye.int].errorSum / max(Int64(health[eye.int].matched), 1))
      shown.worstError = health[eye.int].worstError
      snapshot.wayEyes.append(shown)
    }
  }

  private func showLanes(in snapshot: inout CoreSnapshot) {
    snapshot.lanes.removeAll()
    for i in plan.lanes.indices {
      var lane = CoreSnapshot.Lane()
      lane.state = lanes[i].state
      lane.since = lanes[i].since
      lane.by = lanes[i].by
      lane.inFlight = lanes[i].inFlight
      lane.delivered = lanes[i].delivered
      let diverter = plan.diverter(of: LaneIndex(i))
      lane.didNotMove = diverters[diverter].didNotMove
      lane.eyeSilent = diverters[diverter].eyeSilent
      snapshot.lanes.append(lane)
    }
  }
}
