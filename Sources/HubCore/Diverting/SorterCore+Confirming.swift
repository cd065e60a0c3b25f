import HubUnits

// What became of a divert.
//
// ```
//  written ──▶ confirm eye sees it in its window ──▶ ended in its lane
//          └─▶ silent ──▶ seen by an eye on the way, or the switch never on ──▶ did not move: runs on, counted
//                    └──▶ seen by nobody any more ──▶ moved, eye silent: ended `divertUnconfirmed`, counted
// ```
//
// A diverter that did not move `failuresAllowed` times in a row is taken out. Nobody else changes lane for it.
extension SorterCore {
  /// Takes what became of an order on the wire.
  mutating func take(_ outcome: OrderOutcome, _ output: inout CycleOutput) {
    let owner = orderOwners[Int(outcome.number.value) % Limits.ordersRemembered]
    guard owner != .none, let rank = parcels.rank(of: owner), parcels[rank].order == outcome.number else {
      return
    }
    guard let lane = parcels[rank].lane else { return }
    guard outcome.action == .fire else {
      trace(.divertReleased(outcome, lane), of: owner, &output)
      return
    }
    switch outcome.result {
    case .written, .unknown:
      if parcels[rank].stage == .ordered { parcels[rank].stage = .fired }
      trace(
        .divertFired(outcome, lane, error: fireError(outcome, rank: rank, lane: lane)), of: owner, &output)
    case .expired, .dropped:
      trace(.divertNotSent(outcome, lane), of: owner, &output)
      diverters[plan.diverter(of: lane)].release = nil
      parcels[rank].stage = .following
      choose(nil, rank: rank)
      except(rank: rank, as: notSentReason(outcome.result), &output)
    }
    lookAtParcel(rank: rank)
  }

  /// How far the belt was past the fire position when the write was in the middle of its way.
  private mutating func fireError(_ outcome: OrderOutcome, rank: Int, lane: LaneIndex) -> Distance {
    let middle = outcome.began + (outcome.acknowledged - outcome.began) / 2
    guard let then = belt.position(at: middle) else { return .zero }
    return then - (parcels[rank].zero + plan.lanes[lane.int].firePosition(at: belt.speed))
  }

  /// A leading edge at a lane's confirm eye: the parcel that was sent there, or a stray.
  mutating func confirmBlocked(at lane: LaneIndex, belt position: BeltPosition, _ output: inout CycleOutput) {
    let diverter = plan.diverter(of: lane)
    if let rank = parcelSent(to: lane, belt: position, onlyThisLane: true) {
      let error = position - expectedAtConfirm(rank: rank, lane: lane)
      diverters[diverter].failures = 0
      diverters[diverter].eyeSilentInRow = 0
      if let eye = plan.lanes[lane.int].confirmEye {
        health[eye.int].matched(error: error)
        if health[eye.int].condition == .blind { judge(eye, .good, &output) }
      }
      trace(.divertConfirmed(lane, error: error), of: parcels[rank].serial, &output)
      end(rank: rank, as: parcels[rank].arrivalReason(in: plan.lanes[lane.int].kind), in: lane, &output)
      return
    }
    if let rank = parcelSent(to: lane, belt: position, onlyThisLane: false), movedAlong(rank, into: lane) {
      trace(
        .divertConfirmed(lane, error: position - expectedAtConfirm(rank: rank, lane: lane)),
        of: parcels[rank].serial, &output)
      end(rank: rank, as: parcels[rank].exceptionReason, in: lane, &output)
      return
    }
    trace(.strayAtLane(lane), &output)
    // Perhaps somebody was pushed who was not meant; the next eye on the way tells.
    if let rank = parcelSent(to: lane, belt: position, onlyThisLane: false), !parcels[rank].wasPushed {
      parcels[rank].mayHaveGoneTo = lane
    }
  }

  /// Whether the stroke for another moved one into the exception lane that is meant for it as well.
  private func movedAlong(_ rank: Int, into lane: LaneIndex) -> Bool {
    plan.lanes[lane.int].kind == .exception && parcels[rank].exception != nil
  }

  /// Notices that a lane's confirm eye stayed silent.
  mutating func watchConfirm(rank: Int, _ output: inout CycleOutput) {
    guard parcels[rank].isBeingDiverted, let lane = parcels[rank].lane else { return }
    let lanePlan = plan.lanes[lane.int]
    guard let eye = lanePlan.confirmEye else { return }
    let settle = max(belt.speed, .zero).travel(in: plan.eyes[eye.int].debounce * 2 + plan.cycle * 4)
    let last = expectedAtConfirm(rank: rank, lane: lane) + lanePlan.confirmWindow + settle
    guard belt.position > last else { return }
    parcels[rank].stage = .unconfirmed
    trace(.divertUnconfirmed(lane), of: parcels[rank].serial, &output)
    // Into a lane whose mouth is blocked: the second sign of a jam.
    if eyes[eye.int].isBlocked { lanes[lane.int].wasUnconfirmedWhileBlocked = true }
    lookAtLane(lane.int)
    guard let feedback = lanePlan.feedbackEye else { return }
    if !diverters[plan.diverter(of: lane)].wasSeenOut, !eyes[feedback.int].isBlocked {
      countFailure(rank: rank, lane: lane, &output)
    }
  }

  /// The next eye on the way saw a parcel that was fired at: it did not move.
  mutating func divertFailed(rank: Int, _ output: inout CycleOutput) {
    guard let lane = parcels[rank].lane else { return }
    countFailure(rank: rank, lane: lane, &output)
    parcels[rank].stage = .following
    choose(nil, rank: rank)
    except(rank: rank, as: .divertFailed, &output)
  }

  /// No eye saw it any more: it left the belt where it was pushed.
  mutating func endUnconfirmed(rank: Int, nobodyLooked: Bool, _ output: inout CycleOutput) {
    let parcel = parcels[rank]
    guard let lane = parcel.lane, !nobodyLooked else {
      end(rank: rank, as: .divertUnconfirmed, in: nil, &output)
      return
    }
    if !parcel.isFailureCounted {
      let diverter = plan.diverter(of: lane)
      diverters[diverter].eyeSilent &+= 1
      diverters[diverter].eyeSilentInRow += 1
      trace(.diverterJudged(lane, .movedEyeSilent), of: parcel.serial, &output)
      if diverters[diverter].eyeSilentInRow >= EyeHealth.blindLimit, let eye = plan.lanes[lane.int].confirmEye
      {
        judge(eye, .blind, &output)
      }
    }
    end(rank: rank, as: .divertUnconfirmed, in: lane, &output)
  }

  private mutating func countFailure(rank: Int, lane: LaneIndex, _ output: inout CycleOutput) {
    guard !parcels[rank].isFailureCounted else { return }
    parcels[rank].isFailureCounted = true
    let diverter = plan.diverter(of: lane)
    diverters[diverter].didNotMove &+= 1
    diverters[diverter].failures += 1
    trace(.diverterJudged(lane, .didNotMove), of: parcels[rank].serial, &output)
    if diverters[diverter].failures >= Int(plan.lanes[lane.int].failuresAllowed) { takeOut(diverter) }
  }

  /// A diverter that is not trusted any more closes its lanes.
  mutating func takeOut(_ diverter: Int) {
    diverters[diverter].isOut = true
    for i in plan.lanes.indices where plan.diverter(of: LaneIndex(i)) == diverter { lookAtLane(i) }
  }

  private func notSentReason(_ result: OrderOutcome.Result) -> EndReason {
    if result == .expired { return .writeExpired }
    return hold == .operator ? .manual : .ioDown
  }

  mutating func expectedAtConfirm(rank: Int, lane: LaneIndex) -> BeltPosition {
    parcels[rank].zero + plan.lanes[lane.int].position + plan.lanes[lane.int].confirmAfter
  }

  /// The parcel that fits an edge at a lane's confirm eye by position.
  private mutating func parcelSent(to lane: LaneIndex, belt position: BeltPosition, onlyThisLane: Bool)
    -> Int?
  {
    let window = plan.lanes[lane.int].confirmWindow
    let target = position - plan.lanes[lane.int].position - plan.lanes[lane.int].confirmAfter
    var best: Int?
    var smallest = window
    var rank = parcels.firstRank(from: target - window)
    while rank < parcels.count, parcels[rank].zero <= target + window {
      let parcel = parcels[rank]
      let isSent = parcel.lane == lane && (parcel.isBeingDiverted || parcel.stage == .unconfirmed)
      let error = (target - parcel.zero).magnitude
      if isSent || !onlyThisLane, error <= smallest {
        best = rank
        smallest = error
      }
      rank += 1
    }
    return best
  }
}
