import HubUnits

// What a trailing edge tells: how long a parcel is, and whether it still is what it was.
//
// ```
//  before   [======= 400 =======]
//  longer   [======= 400 =======][== 250 ==]     merged: two, and nobody can tell them apart
//  shorter  [=== 250 ===]                        turned, or torn
//  torn     [=== 250 ===]  [= 120 =]             a piece follows within its old length: neither is sorted
// ```
extension SorterCore {
  /// A trailing edge at an eye on the way: the parcel's length.
  mutating func wayEyeCleared(_ eye: EyeIndex, belt position: BeltPosition, _ output: inout CycleOutput) {
    let serial = eyes[eye.int].occupant
    guard serial != .none, let occupant = parcels.rank(of: serial) else { return }
    let length = position - (parcels[occupant].zero + plan.eyes[eye.int].position)
    guard length > .zero else { return }
    if length > plan.longestParcel + Limits.lengthTolerance {
      eyes[eye.int].blockBegan = position - length
      eyes[eye.int].blockEnded = position
    }
    // What is just being pushed aside leaves the eye by another way.
    if parcels[occupant].isBeingDiverted { return }
    // While the belt goes back and forth, a leading edge leaves the eye backwards: that is no tail.
    if belt.hasReversedLately, length < plan.shortestParcel / 2 { return }
    if isGhost(occupant, eye, length: length) {
      trace(.lengthMeasured(eye, length), of: serial, &output)
      end(rank: occupant, as: .unexpected, in: nil, &output)
      return
    }
    let rank = giveToRival(occupant, eye, length: length, &output)
    trace(.lengthMeasured(eye, length), of: parcels[rank].serial, &output)
    compareLength(rank: rank, eye: eye, length, &output)
    if leavesEarly(rank, eye, length: length) { parcels[rank].mayRoll = true }
    parcels[rank].length = length
    parcels[rank].isLengthKnown = true
    parcels[rank].longestSeen = max(parcels[rank].longestSeen, length)
    lookAtParcel(rank: rank)
  }

  /// A pulse far shorter than any parcel, of something that no other eye has seen: a hand, a strap, a reflection.
  ///
  /// It ends at once; whatever scan it took is given to nobody else.
  private func isGhost(_ rank: Int, _ eye: EyeIndex, length: Distance) -> Bool {
    let parcel = parcels[rank]
    return length < plan.shortestParcel / 2 && !parcel.isLengthKnown && parcel.lastEye == eye
      && parcel.nextEye == wayRank(of: eye) + 1 && !belt.hasReversedLately
  }

  /// A parcel has grown: the next one may have rolled into it, and who comes in its place is another.
  private mutating func doubtFollower(of rank: Int, _ output: inout CycleOutput) {
    let next = rank + 1
    guard next < parcels.count, parcels[next].nextEye <= parcels[rank].nextEye else { return }
    let gap = parcels[next].zero - parcels[rank].tail(unknownLength: plan.shortestParcel)
    if gap < Limits.longestRoll { except(rank: next, as: .unexpected, &output) }
  }

  /// Whether a parcel's tail left an eye sooner than the belt takes it out: it came early, or was short, or a bit of both.
  private func leavesEarly(_ rank: Int, _ eye: EyeIndex, length: Distance) -> Bool {
    guard parcels[rank].isLengthKnown else { return false }
    let cameEarly = eyes[eye.int].occupantBefore - parcels[rank].zero
    return cameEarly + (parcels[rank].length - length) > Limits.lengthTolerance
  }

  private mutating func compareLength(
    rank: Int, eye: EyeIndex, _ length: Distance, _ output: inout CycleOutput
  ) {
    let parcel = parcels[rank]
    let known = parcel.isLengthKnown ? parcel.length : plan.longestParcel
    let isLonger = length > known + Limits.lengthTolerance || isLongerThanDeclared(parcel, length)
    let differs = parcel.isLengthKnown && (length - known).magnitude > Limits.lengthTolerance
    if differs { trace(.lengthDisagreed(eye, was: known, is: length), of: parcel.serial, &output) }
    if differs, !parcel.mayBeFound,
      parcel.mayBeAnother || belt.position - stoodAt < Limits.longestBlock || isStrangerNear(rank)
    {
      except(rank: rank, as: .unexpected, &output)
    }
    // Where parcels are placed, another one may have been put down in its place.
    if case .induction = plan.eyes[eye.int].role, differs || parcel.hasShrunk {
      distrustScans(at: eye, &output)
      if !isLonger { except(rank: rank, as: .unexpected, &output) }
    }
    if isLonger {
      if parcel.exception == nil { counters.merged &+= 1 }
      except(rank: rank, as: .merged, &output)
      if differs { doubtFollower(of: rank, &output) }
    }
    if parcel.mayBeFound {
      settleFound(rank: rank, eye: eye, fits: parcel.isLengthKnown && !differs, &output)
    }
  }

  /// Whether somebody whom nobody inducted, whom an eye missed, or who has grown is where this one may have rolled to.
  private mutating func isStrangerNear(_ rank: Int) -> Bool {
    let zero = parcels[rank].zero
    var other = parcels.firstRank(from: zero - Limits.longestRoll)
    while other < parcels.count, parcels[other].zero <= zero + Limits.longestRoll {
      if other != rank, parcels[other].isLost || parcels[other].mayBeSomebodyElse { return true }
      other += 1
    }
    return false
  }

  /// Longer than the sender says its longest side is: there is more than one parcel in it.
  func isLongerThanDeclared(_ parcel: TrackedParcel, _ length: Distance) -> Bool {
    // The diagonal of a parcel that lies askew is at most two fifths longer.
    parcel.declaredLength > .zero && length > parcel.declaredLength * 7 / 5 + Limits.lengthTolerance
  }

  /// The edge might have been another parcel's as well: the length tells now.
  private mutating func giveToRival(
    _ occupant: Int, _ eye: EyeIndex, length: Distance, _ output: inout CycleOutput
  ) -> Int {
    let rivalSerial = eyes[eye.int].rival
    eyes[eye.int].rival = .none
    guard rivalSerial != .none, let rival = parcels.rank(of: rivalSerial) else { return occupant }
    guard parcels[occupant].isLengthKnown, parcels[rival].isLengthKnown else { return occupant }
    let wayRank = wayRank(of: eye)
    guard parcels[occupant].nextEye == wayRank + 1, parcels[rival].nextEye <= wayRank else { return occupant }
    let own = (parcels[occupant].length - length).magnitude
    guard own > Limits.lengthTolerance else { return occupant }
    guard (parcels[rival].length - length).magnitude <= Limits.lengthTolerance else { return occupant }
    // The one whose name it got goes back to where it was believed to be.
    let position = parcels[occupant].zero + plan.eyes[eye.int].position
    let back = parcels.correct(rank: occupant, zero: eyes[eye.int].occupantBefore)
    parcels[back].nextEye = wayRank
    lookAtParcel(rank: back)
    guard let rank = parcels.rank(of: rivalSerial) else { return back }
    matched(rank, eye, wayRank: wayRank, belt: position, &output)
    return parcels.rank(of: rivalSerial) ?? back
  }

  /// The parcel off which what appears at a place may have been torn.
  mutating func parcelTorn(at zero: BeltPosition) -> ParcelSerial? {
    let rank = parcels.firstRank(from: zero) - 1
    guard rank >= 0 else { return nil }
    let ahead = parcels[rank]
    guard ahead.hasShrunk, zero <= ahead.zero + ahead.longestSeen + .millimetres(150) else { return nil }
    return ahead.serial
  }

  /// A piece came off: neither it nor the rest is surely the parcel that was scanned.
  mutating func tear(_ serial: ParcelSerial, from piece: ParcelSerial, _ output: inout CycleOutput) {
    if let rank = parcels.rank(of: serial) { except(rank: rank, as: .merged, &output) }
    if let rank = parcels.rank(of: piece) { except(rank: rank, as: .merged, &output) }
  }

  /// The section's rule for a parcel that runs too close behind another.
  mutating func judgeGap(rank: Int, eye: EyeIndex, _ output: inout CycleOutput) {
    guard rank > 0, let section = plan.section(at: plan.eyes[eye.int].position) else { return }
    let ahead = parcels[rank - 1]
    let gap = parcels[rank].zero - ahead.tail(unknownLength: plan.shortestParcel)
    guard gap < section.smallestGap else { return }
    switch section.rule {
    case .ignore: return
    case .both:
      keepFromSorting(rank: rank, section, &output)
      keepFromSorting(rank: rank - 1, section, &output)
    case .second: keepFromSorting(rank: rank, section, &output)
    }
  }

  private mutating func keepFromSorting(
    rank: Int, _ section: BeltSection, _ output: inout CycleOutput
  ) {
    guard section.recirculates, plan.belt.isClosed else {
      except(rank: rank, as: .gapTooSmall, &output)
      return
    }
    guard parcels[rank].isUndecided else { return }
    parcels[rank].passesThisRound = true
    parcels[rank].passedOver = .gapTooSmall
    choose(nil, rank: rank)
  }
}
