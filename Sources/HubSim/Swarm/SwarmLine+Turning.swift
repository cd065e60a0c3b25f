import HubCore
import HubRecord
import HubUnits

// The crank: what goes in, what comes out.
extension SwarmLine {
  /// Turns the crank once, now.
  mutating func turn() {
    while lateAnswers.next <= now {
      let late = lateAnswers.takeFirst()
      tellFacts(late.serial, late.code, at: now)
    }
    fillInput()
    if !isDown {
      // Safe: the input is the line's own until deinit, and nobody else has its address.
      unsafe core.turn(&input.pointee, &output)
      turns += 1
      if !output.orders.isEmpty { queueOrders() }
      for i in output.traces.indices { take(output.traces[i]) }
      if output.image.heldLinks != 0, !link.isSilent { makeSafe() }
    }
    planNextTurn()
  }

  /// Everything that came since the last turn.
  private mutating func fillInput() {
    // Safe: as in `turn`.
    unsafe input.pointee.clear(now: now)
    takeImage()
    while scans.next <= now, unsafe !input.pointee.scans.isFull {
      unsafe input.pointee.scans.append(scans.takeFirst())
    }
    while outcomes.next <= now, unsafe !input.pointee.outcomes.isFull {
      unsafe input.pointee.outcomes.append(outcomes.takeFirst())
    }
    while messages.next <= now, unsafe !input.pointee.messages.isFull {
      let message = messages.takeFirst()
      if case .facts(let facts) = message { noteTelling(facts) }
      unsafe input.pointee.messages.append(message)
    }
  }

  private mutating func queueOrders() {
    for i in output.orders.indices {
      let order = output.orders[i]
      link.orders.add(order, at: order.at)
    }
  }

  /// The daemon turns at whole milliseconds.
  private mutating func planNextTurn() {
    lastTurn = now
    switch turning {
    case .everyMillisecond: nextTurn = now + .milliseconds(1)
    case .whenDue:
      let due = isDown ? nextImage : min(nextImage, coreDue)
      nextTurn = max(now + .milliseconds(1), Self.roundedUp(due))
      hurryTurn()
    }
  }

  /// What came in since the last turn does not wait for the one that was planned.
  mutating func hurryTurn() {
    guard turning == .whenDue else { return }
    let due = min(min(scans.next, outcomes.next), min(messages.next, lateAnswers.next))
    guard due < nextTurn else { return }
    nextTurn = max(lastTurn + .milliseconds(1), min(nextTurn, Self.roundedUp(due)))
  }

  /// When the core asked to be turned again.
  private var coreDue: MonotonicInstant { output.nextTurn }

  private static func roundedUp(_ instant: MonotonicInstant) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: (instant.nanoseconds + 999_999) / 1_000_000 * 1_000_000)
  }

  // MARK: Traces

  private mutating func take(_ trace: CoreTrace) {
    digest.add(trace)
    if keepsStory {
      story.append(SwarmHappening(at: now, parcel: parcel(of: trace.serial), what: .traced(trace)))
    }
    switch trace.event {
    case .inducted(let point): open(trace.serial, .inducted, at: .induction(point.int))
    case .appeared(let origin, let eye): open(trace.serial, origin, at: plantEye(eye.int))
    case .eyeMatched(let eye, let error):
      // The serial of a ghost, or of one that did not come, which another parcel came to have.
      let isStray = error.magnitude > SwarmJudge.samePlace
      if let row = rowIndex(trace.serial),
        evidence.rows[row].parcel.map({ isStray || truths[$0].fell || isMoved($0) }) ?? true
      {
        evidence.rows[row].parcel = witness(at: plantEye(eye.int)) ?? evidence.rows[row].parcel
        if let parcel = evidence.rows[row].parcel { truths[parcel].isTold = true }
      }
    case .lost:
      if let row = rowIndex(trace.serial) {
        evidence.rows[row].wasLost = true
        if evidence.rows[row].parcel == evidence.rows[row].firstParcel {
          evidence.rows[row].firstWasMissed = true
        }
      }
    case .codeAssociated(let scan):
      if let row = rowIndex(trace.serial) {
        evidence.rows[row].code = Self.number(in: scan.code)
        evidence.rows[row].scannedAt = scan.began
      }
      answer(trace.serial, scan.code)
    case .divertOrdered(let order, _, _): orders.add(order, trace.serial)
    case .divertUnconfirmed(let lane), .strayAtLane(let lane), .diverterJudged(let lane, _): report(lane)
    case .laneChanged(let lane, let state, _):
      if state == .jam || state == .outOfService { report(lane) }
      if state == .outOfService { attend(to: lane.int) }
    case .held(let cause): if cause != .stopping { attendToHold() }
    case .holdResetRefused: attendToHold()
    case .ended(let reason, let lane): close(trace.serial, reason, lane)
    default: break
    }
  }

  private mutating func report(_ lane: LaneIndex) {
    evidence.reports.append(.init(lane: lane.int, at: now))
  }

  func rowIndex(_ serial: ParcelSerial) -> Int? {
    let index = Int(serial.number) - 1
    return evidence.rows.indices.contains(index) ? index : nil
  }

  func parcel(of serial: ParcelSerial) -> Int? {
    guard let row = rowIndex(serial) else { return nil }
    return evidence.rows[row].parcel
  }

  private mutating func open(_ serial: ParcelSerial, _ origin: ParcelOrigin, at eye: PlantEye) {
    precondition(
      serial.number == Int64(evidence.rows.count) + 1, "hub bug: the core gave out a serial out of turn")
    let parcel = witness(at: eye)
    if let parcel { truths[parcel].isTold = true }
    evidence.rows.append(SwarmRow(serial: serial.number, origin: origin, at: now, parcel: parcel))
    openRows += 1
    if keepsStory, !story.isEmpty { story[story.count - 1].parcel = parcel }
  }

  private mutating func close(_ serial: ParcelSerial, _ reason: EndReason, _ lane: LaneIndex?) {
    guard let row = rowIndex(serial) else { return }
    evidence.rows[row].ends += 1
    evidence.rows[row].reason = reason
    evidence.rows[row].lane = lane?.int
    evidence.rows[row].endedAt = now
    openRows -= 1
    if reason == .divertFailed || reason == .divertUnconfirmed, let parcel = evidence.rows[row].parcel {
      // Said of the lane the parcel was for, even when the reason tells no lane.
      for lane in truths[parcel].destined.lanes { evidence.reports.append(.init(lane: lane, at: now)) }
    }
  }
}
