import HubCore
import HubStore
import HubUnits

extension TraceDesk {
  /// One trace: into the story of its parcel, then what follows from it.
  func take(_ trace: CoreTrace, at instant: JournalInstant) {
    guard trace.serial != .none, !trace.event.isAboutTheLine else {
      takeLine(trace, at: instant)
      return
    }
    begin(trace, at: instant)
    if var story = open.removeValue(forKey: trace.serial) {
      if let line = teller.line(for: trace, in: story), story.body.lines.count < settings.linesInStory {
        story.body.lines.append(line)
      }
      open[trace.serial] = story
    }
    follow(trace, at: instant)
  }

  /// Makes sure that the parcel has a story: an end without a beginning is written down too, and says so.
  private func begin(_ trace: CoreTrace, at instant: JournalInstant) {
    guard open[trace.serial] == nil else { return }
    switch trace.event {
    case .inducted(let induction):
      open(trace, as: .inducted, induction: names.induction(induction), at: instant)
    case .appeared(let origin, _):
      open(trace, as: origin, induction: nil, at: instant)
    default:
      guard recent[trace.serial] == nil else { return }
      var story = OpenStory(trace: trace, origin: .unexpected, at: instant, induction: nil)
      story.body.lines.append(
        story.line("holed", "hub bug: the beginning of this story was not handed over", at: trace))
      open(story, at: instant)
    }
  }

  private func open(
    _ trace: CoreTrace, as origin: ParcelOrigin, induction: String?, at instant: JournalInstant
  ) {
    open(OpenStory(trace: trace, origin: origin, at: instant, induction: induction), at: instant)
  }

  private func open(_ story: OpenStory, at instant: JournalInstant) {
    open[story.serial] = story
    tally.inducted += 1
    enqueue(for: story.serial) { $0.inducted.append(story.row) }
    tell(.inducted(story.origin, induction: story.induction), of: story.serial, at: instant)
  }

  private func follow(_ trace: CoreTrace, at instant: JournalInstant) {
    let serial = trace.serial
    switch trace.event {
    case .codeAssociated(let read): join(read, trace, at: instant)
    case .codeConflicted(let read):
      open[serial]?.secondCode = read.code.text
      enqueue(for: serial) {
        $0.codes.append(ParcelCode(serial: serial, code: read.code.text, isSecond: true))
      }
    case .factsArrived: open[serial]?.factsApplied(at: trace.at)
    case .laneChosen(let lane, let rule): chosen(lane, rule: rule, serial, at: instant)
    case .laneCommitted(let lane):
      open[serial]?.plannedLane = names.number(lane)
      tell(.laneCommitted(lane: names.number(lane)), of: serial, at: instant)
    case .excepted(let reason): tell(.excepted(reason), of: serial, at: instant)
    case .divertFired(let outcome, _, _): open[serial]?.fired(outcome)
    case .eyeMatched(_, let error): measure(.eyeError, error.magnitude.micrometres)
    case .divertConfirmed(_, let error):
      open[serial]?.body.confirmErrorMillimetres = error.inMillimetres
      measure(.confirmEyeError, error.magnitude.micrometres)
    case .ended(let reason, let lane): end(serial, reason, lane, at: instant)
    case .inducted, .appeared, .codeRepeated, .lengthMeasured, .eyeMissed, .factsLate,
      .lanePassedOver, .divertOrdered, .divertReleased, .divertNotSent, .divertUnconfirmed,
      .codeOutranked, .lengthDisagreed, .lost, .found, .wentRound, .resumed, .redirected, .redirectRefused,
      .divertWithdrawn, .diverterJudged:
      break
    case .scanUnplaced, .laneChanged, .strayAtLane, .linkChanged, .beltChanged, .beltJumped, .held,
      .holdReset,
      .holdResetRefused, .commandApplied, .commandRefused, .tableFull, .stopped, .eyeChanged,
      .trackingChanged:
      // About the line: taken before this.
      break
    }
  }

  private func join(_ read: ScanRead, _ trace: CoreTrace, at instant: JournalInstant) {
    open[trace.serial]?.joined(read, at: trace)
    for spelling in ParcelKey(label: read.code)?.spellings ?? [] {
      openByCode[spelling, default: []].insert(trace.serial)
    }
    let code = read.code.text
    enqueue(for: trace.serial) { $0.codes.append(ParcelCode(serial: trace.serial, code: code)) }
    tell(.associated(code: code), of: trace.serial, at: instant)
    answer(trace.serial)
  }

  private func chosen(_ lane: LaneIndex, rule: UInt16, _ serial: ParcelSerial, at instant: JournalInstant) {
    let rule = names.rule(rule)
    open[serial]?.plannedLane = names.number(lane)
    open[serial]?.body.rule = rule
    open[serial]?.body.plan = names.planVersion
    tell(.laneChosen(lane: names.number(lane), rule: rule ?? "customs"), of: serial, at: instant)
  }

  private func end(
    _ serial: ParcelSerial, _ reason: EndReason, _ lane: LaneIndex?, at instant: JournalInstant
  ) {
    guard let story = open.removeValue(forKey: serial) else {
      let before = recent[serial]?.end.reason
      raise(.contradiction(RefusedEntry(serial: serial, cause: .endedBefore(before))))
      return
    }
    for spelling in story.key?.spellings ?? [] {
      openByCode[spelling]?.remove(serial)
      if openByCode[spelling]?.isEmpty == true { openByCode[spelling] = nil }
    }
    if let sample = story.body.scanToCoilMicroseconds { measure(.scanToCoil, sample) }
    if let sample = story.body.lookupMicroseconds { measure(.lookup, sample) }
    if let sample = story.body.coilMicroseconds { measure(.coil, sample) }
    let lane = lane.map { names.number($0) }
    let end = ParcelEnd(
      serial: serial, at: instant, reason: reason, lane: lane, plannedLane: story.plannedLane,
      story: encoded(story.body))
    let ended = EndedStory(story: story, end: end)
    recent.append(ended)
    tell(.ended(reason, lane: lane), of: serial, at: instant)
    let isTaken = enqueue { batch in
      batch.append(story.postponed)
      batch.ends.append(end)
    }
    if isTaken { waitingEnds.append(ended) }
  }
}
