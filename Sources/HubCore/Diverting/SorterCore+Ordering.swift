import HubUnits

// The order for a committed parcel, and the end of its stroke.
//
// ```
//  belt    ──────────|fire|─────actuator────|position|──────length──────|tail|────▶
//  level     ________|‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾|______
//  pulse     ________|‾‾‾ minimumOn ‾‾‾|___________________________________
//  counted   the order carries the counter's value at `fire`; the PLC does the rest
//  carrier   the order names the carrier and the count; the PLC does the rest
// ```
//
// The instant is computed from position and speed, not from the cycle's grid; the order leaves `horizon` before it.
extension SorterCore {
  /// Books the diverter for a parcel that is committed to it.
  mutating func book(rank: Int, lane: LaneIndex) {
    let lanePlan = plan.lanes[lane.int]
    let parcel = parcels[rank]
    let diverter = plan.diverter(of: lane)
    let back = beltSpeedForDeciding.travel(in: lanePlan.returning + lanePlan.write + lanePlan.late)
    let stroke = beltSpeedForDeciding.travel(in: lanePlan.minimumOn)
    var end = parcel.zero + lanePlan.firePosition(at: beltSpeedForDeciding) + stroke
    if lanePlan.diverterKind != .pulse { end = max(end, parcel.zero + parcel.length + lanePlan.position) }
    diverters[diverter].homeBefore = diverters[diverter].home(for: parcel.serial)
    diverters[diverter].bookedFor = parcel.serial
    diverters[diverter].homeAt = max(diverters[diverter].homeBefore, end + back)
    if let rate = lanePlan.rate { lanes[lane.int].book(parcel.length, rate, at: now) }
    if let interval = strokeInterval(lane) {
      diverters[diverter].strokeClock = max(diverters[diverter].strokeClock, now) + interval
    }
    lookAtLane(lane.int)
    takeTurn(rank: rank, lane: lane)
  }

  /// Whether the diverter is home when this parcel comes.
  mutating func isDiverterFree(rank: Int, lane: LaneIndex) -> Bool {
    let fire = parcels[rank].zero + plan.lanes[lane.int].firePosition(at: beltSpeedForDeciding)
    return fire >= diverters[plan.diverter(of: lane)].home(for: parcels[rank].serial)
  }

  /// Whether the diverter has made as many strokes as it can bear.
  mutating func strokesAreDue(_ lane: LaneIndex) -> Bool {
    guard let interval = strokeInterval(lane) else { return false }
    // Five in a burst: coils warm slowly.
    return diverters[plan.diverter(of: lane)].strokeClock - now > interval * 5
  }

  private mutating func strokeInterval(_ lane: LaneIndex) -> Nanoseconds? {
    let perMinute = plan.lanes[lane.int].strokesPerMinute
    return perMinute > 0 ? Nanoseconds.seconds(60) / Int64(perMinute) : nil
  }

  /// A group whose lanes take turns goes on behind this one.
  private mutating func takeTurn(rank: Int, lane: LaneIndex) {
    guard let rule = parcels[rank].rule else { return }
    let group = Int(plan.rules[Int(rule)].group)
    for i in plan.groups[group].lanes.indices where plan.groups[group].lanes[i] == lane {
      turns[group] = UInt16((i + 1) % plan.groups[group].lanes.count)
    }
  }

  /// Sends the order for a committed parcel when its fire position is near.
  mutating func orderDivert(rank: Int, _ output: inout CycleOutput) {
    guard parcels[rank].stage == .committed, let lane = parcels[rank].lane else { return }
    let lanePlan = plan.lanes[lane.int]
    let fire = parcels[rank].zero + lanePlan.firePosition(at: belt.speed)
    guard let ahead = belt.speed.time(for: fire - here), ahead <= lanePlan.horizon else { return }
    let diverter = plan.diverter(of: lane)
    // A pulse needs room for its end as well.
    let isRoom = output.orders.count + 2 <= Limits.ordersInTurn
    guard ahead + lanePlan.late >= .zero, diverters[diverter].release == nil, isRoom else {
      except(rank: rank, as: .writeExpired, &output)
      return
    }
    guard isNobodyElseThere(rank: rank, lane: lanePlan) else {
      except(rank: rank, as: .gapTooSmall, &output)
      return
    }
    let at = now + ahead
    let until = strokeEnd(rank: rank, lane: lanePlan, firedAt: at)
    let number = nextOrder
    nextOrder = OrderNumber(nextOrder.value &+ 1)
    output.orders.append(
      DivertOrder(
        number: number, action: .fire, link: lanePlan.link, coil: lanePlan.coil, at: at,
        deadline: at + lanePlan.late, releaseBy: min(at + lanePlan.longestOn, until + lanePlan.write),
        aim: aim(rank: rank, lane: lanePlan, fire: fire), parcel: parcels[rank].serial))
    parcels[rank].stage = .ordered
    parcels[rank].order = number
    parcels[rank].isOrderRevoked = false
    parcels[rank].firedInRound = parcels[rank].rounds
    orderOwners[Int(number.value) % Limits.ordersRemembered] = parcels[rank].serial
    diverters[diverter].wasSeenOut = false
    trace(.divertOrdered(number, lane, fireAt: at), of: parcels[rank].serial, &output)
    endStroke(rank: rank, lane: lane, number, firedAt: at, until: until, &output)
  }

  /// Whether nobody has shown since the choice was final who may be in the stroke: somebody adrift behind, or one who came
  /// just ahead where nobody was expected.
  private mutating func isNobodyElseThere(rank: Int, lane: LanePlan) -> Bool {
    guard isNobodyAdrift(behind: rank) else { return false }
    guard rank > 0, parcels[rank - 1].mayRoll else { return true }
    let gap = parcels[rank].zero - parcels[rank - 1].tail(unknownLength: plan.longestParcel)
    return gap >= lane.gapAhead(at: beltSpeedForDeciding)
  }

  /// Plans the end of the stroke: for a pulse at once, for a level when the tail has passed.
  private mutating func endStroke(
    rank: Int, lane: LaneIndex, _ number: OrderNumber, firedAt at: MonotonicInstant, until: MonotonicInstant,
    _ output: inout CycleOutput
  ) {
    let lanePlan = plan.lanes[lane.int]
    switch lanePlan.diverterKind {
    case .counted, .carrier: return
    case .pulse: sendRelease(of: number, lanePlan, at: at + lanePlan.minimumOn, &output)
    case .level:
      let tail = parcels[rank].zero + parcels[rank].length
      diverters[plan.diverter(of: lane)].release = DiverterRuntime.Release(
        order: number, serial: parcels[rank].serial, lane: lane, belt: tail + lanePlan.position,
        from: at + max(lanePlan.minimumOn, .milliseconds(1)), until: until)
      if !activeDiverters.isFull { activeDiverters.append(UInt16(plan.diverter(of: lane))) }
    }
  }

  /// What a device that fires by itself is told.
  private mutating func aim(rank: Int, lane: LanePlan, fire: BeltPosition) -> DivertOrder.Aim {
    switch lane.diverterKind {
    case .pulse, .level: return .instant
    case .counted: return .count(count(at: fire))
    case .carrier:
      guard let carriers = plan.belt.carriers else { return .instant }
      let loop = plan.belt.length.micrometres
      // The carrier under its middle: its nose may reach over the one before.
      let middle = parcels[rank].zero + parcels[rank].length / 2
      let place = (middle.micrometres % loop + loop) % loop
      return .carrier(
        UInt16(place / carriers.pitch.micrometres % Int64(carriers.count)),
        at: count(at: fire + parcels[rank].length / 2))
    }
  }

  /// What the encoder's counter will read when the belt is there.
  private func count(at position: BeltPosition) -> UInt32 {
    let pulses = (position - belt.position).micrometres / plan.belt.perPulse.micrometres
    let modulus: Int64 = 1 << Int64(plan.belt.encoderBits)
    return UInt32((Int64(belt.raw) + pulses) & (modulus - 1))
  }

  /// When a stroke must be over, whatever the belt's count says: before the next parcel can be here.
  private mutating func strokeEnd(rank: Int, lane: LanePlan, firedAt at: MonotonicInstant) -> MonotonicInstant
  {
    let longest = at + lane.longestOn
    guard rank + 1 < parcels.count else { return longest }
    let fire = parcels[rank].zero + lane.firePosition(at: belt.speed)
    // A drive holds its speed to a twentieth (FIELD.md D3).
    let fastest = BeltSpeed(micrometresPerSecond: beltSpeedForDeciding.micrometresPerSecond * 21 / 20)
    guard let time = fastest.time(for: parcels[rank + 1].zero + lane.position - fire) else { return longest }
    return min(longest, max(at + time - lane.returning - lane.write, at + lane.actuator + lane.write))
  }

  /// Lets diverters go: when the tail of their parcel has passed, when the time is over, or when the belt stands and
  /// the parcel has not come to it yet.
  mutating func releaseDiverters(_ output: inout CycleOutput) {
    var i = 0
    while i < activeDiverters.count {
      let diverter = Int(activeDiverters[i])
      guard let release = diverters[diverter].release else {
        activeDiverters.remove(at: i)
        continue
      }
      if let at = releaseInstant(release), !output.orders.isFull {
        sendRelease(of: release.order, plan.lanes[release.lane.int], at: max(at, now), &output)
        withdraw(release, &output)
        diverters[diverter].release = nil
        activeDiverters.remove(at: i)
        continue
      }
      stayAwake(for: release)
      i += 1
    }
  }

  /// The parcel of a stroke came early: so will the next one, and the stroke must be over before that.
  mutating func hastenRelease(rank: Int, by early: Distance) {
    guard let lane = parcels[rank].lane, let time = belt.speed.time(for: early) else { return }
    let diverter = plan.diverter(of: lane)
    guard let release = diverters[diverter].release, release.serial == parcels[rank].serial else { return }
    diverters[diverter].release?.until = max(release.until - time, release.from)
  }

  /// When to let go, once that is near.
  private mutating func releaseInstant(_ release: DiverterRuntime.Release) -> MonotonicInstant? {
    let left = release.belt - here
    let ahead = left <= .zero ? Nanoseconds.zero : belt.speed.time(for: left)
    if let ahead, ahead <= Limits.orderHorizon, release.from <= now + Limits.orderHorizon {
      return max(now + ahead, release.from)
    }
    if now + Limits.orderHorizon >= release.until { return release.until }
    guard belt.speed < BeltTracker.standing, now >= release.from, hasNotCome(release) else { return nil }
    return now
  }

  /// Whether the parcel was fired at and its leading edge is not at the diverter yet.
  private mutating func hasNotCome(_ release: DiverterRuntime.Release) -> Bool {
    guard let rank = parcels.rank(of: release.serial), parcels[rank].stage == .fired else { return false }
    return parcels[rank].zero + plan.lanes[release.lane.int].position - here > .millimetres(30)
  }

  /// The belt stopped before the parcel came to its diverter: it is fired at again when the belt goes on, unless what
  /// became known since the order left forbids it.
  private mutating func withdraw(_ release: DiverterRuntime.Release, _ output: inout CycleOutput) {
    guard hasNotCome(release), let rank = parcels.rank(of: release.serial) else { return }
    trace(.divertWithdrawn(release.lane), of: release.serial, &output)
    lookAtParcel(rank: rank)
    guard parcels[rank].isOrderRevoked || parcels[rank].exception != nil else {
      parcels[rank].stage = .committed
      return
    }
    parcels[rank].stage = .following
    chooseLane(rank: rank, &output)
  }

  private func sendRelease(
    of number: OrderNumber, _ lane: LanePlan, at: MonotonicInstant, _ output: inout CycleOutput
  ) {
    output.orders.append(
      DivertOrder(
        number: number, action: .release, link: lane.link, coil: lane.coil, at: at,
        deadline: .distantFuture, releaseBy: .distantFuture, aim: .instant))
  }
}
