import HubUnits

extension SorterCore {
  /// Sends the order for a committed parcel when its fire position is near.
  mutating func orderDivert(rank: Int, _ output: inout CycleOutput) {
    guard parcels[rank].stage == .committed, let lane = parcels[rank].lane else { return }
    let lanePlan = plan.lanes[lane.int]
    guard let here = belt.position(at: now) else { return }
    let fire = parcels[rank].zero + lanePlan.firePosition(at: belt.speed)
    guard let ahead = belt.speed.time(for: fire - here), ahead <= Limits.orderHorizon else { return }
    guard ahead + lanePlan.late >= .zero, lanes[lane.int].release == nil, !output.orders.isFull else {
      except(rank: rank, as: .writeExpired, &output)
      return
    }
    let order = DivertOrder(
      number: nextOrder, action: .fire, link: lanePlan.link, coil: lanePlan.coil, at: now + ahead,
      deadline: now + ahead + lanePlan.late, releaseBy: now + ahead + lanePlan.longestOn)
    output.orders.append(order)
    parcels[rank].stage = .ordered
    parcels[rank].order = nextOrder
    let tail = parcels[rank].zero + parcels[rank].length
    lanes[lane.int].release = LaneRuntime.Release(order: nextOrder, belt: tail + lanePlan.position)
    trace(.divertOrdered(nextOrder, lane, fireAt: order.at), of: parcels[rank].serial, &output)
    nextOrder = OrderNumber(nextOrder.value &+ 1)
  }

  /// Lets diverters go when the tail of their parcel has passed.
  mutating func releaseDiverters(_ output: inout CycleOutput) {
    for i in plan.lanes.indices {
      guard let release = lanes[i].release, let here = belt.position(at: now) else { continue }
      let left = release.belt - here
      let ahead = left <= .zero ? Nanoseconds.zero : belt.speed.time(for: left)
      guard let ahead, ahead <= Limits.orderHorizon, !output.orders.isFull else { continue }
      let lane = plan.lanes[i]
      output.orders.append(
        DivertOrder(
          number: release.order, action: .release, link: lane.link, coil: lane.coil, at: now + ahead,
          deadline: .distantFuture, releaseBy: .distantFuture))
      lanes[i].release = nil
    }
  }

  /// Takes what became of an order on the wire.
  mutating func take(_ outcome: OrderOutcome, _ output: inout CycleOutput) {
    guard let rank = rank(ofOrder: outcome.number), let lane = parcels[rank].lane else { return }
    let serial = parcels[rank].serial
    guard outcome.action == .fire else {
      trace(.divertReleased(outcome, lane), of: serial, &output)
      return
    }
    switch outcome.result {
    case .written, .unknown:
      if parcels[rank].stage == .ordered { parcels[rank].stage = .fired }
      trace(.divertFired(outcome, lane), of: serial, &output)
    case .expired, .dropped:
      trace(.divertNotSent(outcome, lane), of: serial, &output)
      lanes[lane.int].release = nil
      parcels[rank].stage = .following
      choose(nil, rank: rank)
      except(rank: rank, as: notSentReason(outcome.result), &output)
    }
  }

  /// A leading edge at a lane's confirm eye: the parcel that was sent there, or a stray.
  mutating func confirmBlocked(at lane: LaneIndex, belt position: BeltPosition, _ output: inout CycleOutput) {
    if let rank = parcelSent(to: lane, belt: position, onlyThisLane: true) {
      let error = position - expectedAtConfirm(rank: rank, lane: lane)
      lanes[lane.int].failures = 0
      trace(.divertConfirmed(lane, error: error), of: parcels[rank].serial, &output)
      end(rank: rank, as: parcels[rank].arrivalReason(in: plan.lanes[lane.int].kind), in: lane, &output)
      return
    }
    trace(.strayAtLane(lane), &output)
    // Somebody else's parcel was pushed: its story ends where it is, and the diverter is not trusted again.
    if let rank = parcelSent(to: lane, belt: position, onlyThisLane: false) {
      end(rank: rank, as: .divertFailed, in: lane, &output)
      lanes[lane.int].isOutOfService = true
    }
  }

  /// Notices that a lane's confirm eye stayed silent.
  mutating func watchConfirm(rank: Int, _ output: inout CycleOutput) {
    let stage = parcels[rank].stage
    guard stage == .fired || stage == .ordered, let lane = parcels[rank].lane else { return }
    let lanePlan = plan.lanes[lane.int]
    guard let eye = lanePlan.confirmEye else { return }
    let settle = belt.speed.travel(in: plan.eyes[eye.int].debounce * 2 + plan.cycle * 4)
    let last = expectedAtConfirm(rank: rank, lane: lane) + lanePlan.confirmWindow + settle
    guard belt.position > last else { return }
    parcels[rank].stage = .unconfirmed
    trace(.divertUnconfirmed(lane), of: parcels[rank].serial, &output)
  }

  /// The next eye on the way saw a parcel that was fired at: it did not move.
  mutating func divertFailed(rank: Int, _ output: inout CycleOutput) {
    guard let lane = parcels[rank].lane else { return }
    parcels[rank].stage = .following
    choose(nil, rank: rank)
    except(rank: rank, as: .divertFailed, &output)
    lanes[lane.int].failures += 1
    if lanes[lane.int].failures >= Limits.divertFailures { lanes[lane.int].isOutOfService = true }
  }

  private func rank(ofOrder number: OrderNumber) -> Int? {
    for rank in 0..<parcels.count where parcels[rank].order == number { return rank }
    return nil
  }

  private func notSentReason(_ result: OrderOutcome.Result) -> EndReason {
    if result == .expired { return .writeExpired }
    return hold == .operator ? .manual : .ioDown
  }

  private func expectedAtConfirm(rank: Int, lane: LaneIndex) -> BeltPosition {
    parcels[rank].zero + plan.lanes[lane.int].position + plan.lanes[lane.int].confirmAfter
  }

  /// The parcel that fits an edge at a lane's confirm eye by position.
  private func parcelSent(to lane: LaneIndex, belt position: BeltPosition, onlyThisLane: Bool) -> Int? {
    var best: Int?
    var smallest = plan.lanes[lane.int].confirmWindow
    for rank in 0..<parcels.count {
      let stage = parcels[rank].stage
      if onlyThisLane {
        guard parcels[rank].lane == lane else { continue }
        guard stage == .ordered || stage == .fired || stage == .unconfirmed else { continue }
      }
      let error = (position - expectedAtConfirm(rank: rank, lane: lane)).magnitude
      if error <= smallest {
        best = rank
        smallest = error
      }
    }
    return best
  }
}
