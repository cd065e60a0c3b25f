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
      story.noteChoosing(trace.event) { commanders.removeValue(forKey: $0) }
      if let line = teller.line(for: trace, in: story), story.body.lines.count < settings.linesInStory {
        story.body.lines.append(line)
      }
      open[trace.serial] = story
    }
    follow(trace, at: instant)
  }

  /// Makes sure that the parcel has a story: an end without a beginning is written down too, and says so.
  private func begin(_ trace: CoreTrace, at instant: JournalInstant) {
    if case .resumed = trace.event { open[trace.serial]?.belt = trace.belt }
    guard open[trace.serial] == nil else { return }
    switch trace.event {
    case .inducted(let induction):
      open(trace, as: .inducted, induction: names.induction(induction), at: instant)
    case .appeared(let origin, _):
      open(trace, as: origin, induction: nil, at: instant)
    case .redirectRefused:
      // A command names a parcel that left, or never was: no story begins with it.
      return
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
    case .codeConflicted(let read), .codeOutranked(let read): keepSecond(read.code, of: serial)
    case .factsArrived: open[serial]?.factsApplied(at: trace.at)
    case .laneChosen(let lane, let rule): chosen(lane, rule: rule, serial, at: instant)
    case .laneCommitted(let lane):
      open[serial]?.plannedLane = names.number(lane)
      tell(.laneCommitted(lane: names.number(lane)), of: serial, at: instant)
    case .excepted(let reason): tell(.excepted(reason), of: serial, at: instant)
    case .divertFired(let outcome, _, let error):
      open[serial]?.fired(outcome, error: error)
      measure(.fireError, error.magnitude.micrometres)
    case .lost(let eye): lost(serial, lastSeenBy: eye, at: instant)
    case .found(let eye): found(serial, by: eye, at: instant)
    case .wentRound(let round):
      note(.wentRound(Int(round)), .wentRound, ["round": .number(Int(round))], of: serial, at: instant)
    case .redirected(let lane, _): redirected(serial, to: lane, at: instant)
    case .diverterJudged(let lane, let finding): judged(lane, finding, serial, at: instant)
    case .redirectRefused(let refusal, let late, let command):
      commanders[command] = nil
      tell(.redirectRefused(refusal, late: late, command), of: serial, at: instant)
    case .resumed(let code): rejoin(code, trace, at: instant)
    case .eyeMatched(_, let error): measure(.eyeError, error.magnitude.micrometres)
    case .divertConfirmed(_, let error):
      open[serial]?.body.confirmErrorMillimetres = error.inMillimetres
      measure(.confirmEyeError, error.magnitude.micrometres)
    case .ended(let reason, let lane): end(serial, reason, lane, at: instant)
    case .inducted, .appeared, .codeRepeated, .lengthMeasured, .eyeMissed, .factsLate,
      .lanePassedOver, .divertOrdered, .divertReleased, .divertNotSent, .divertUnconfirmed,
      .lengthDisagreed, .divertWithdrawn:
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
    // A code of higher rank takes the place of the one before, which is kept beside it.
    if let before = open[trace.serial]?.code, before != read.code {
      forgetCode(of: trace.serial)
      keepSecond(before, of: trace.serial)
    }
    open[trace.serial]?.joined(read, at: trace)
    rememberCode(of: trace.serial)
    let code = read.code.text
    enqueue(for: trace.serial) { $0.codes.append(ParcelCode(serial: trace.serial, code: code)) }
    tell(.associated(code: code), of: trace.serial, at: instant)
    answer(trace.serial)
  }

  private func keepSecond(_ code: Barcode, of serial: ParcelSerial) {
    open[serial]?.secondCode = code.text
    enqueue(for: serial) { $0.codes.append(ParcelCode(serial: serial, code: code.text, isSecond: true)) }
  }

  func rememberCode(of serial: ParcelSerial) {
    for spelling in open[serial]?.key?.spellings ?? [] { openByCode[spelling, default: []].insert(serial) }
  }

  private func forgetCode(of serial: ParcelSerial) { forget(open[serial]?.key, of: serial) }

  private func forget(_ key: ParcelKey?, of serial: ParcelSerial) {
    for spelling in key?.spellings ?? [] {
      openByCode[spelling]?.remove(serial)
      if openByCode[spelling]?.isEmpty == true { openByCode[spelling] = nil }
    }
  }

  // What tracking says of one parcel that a hub's IT wants to read, too.

  private func lost(_ serial: ParcelSerial, lastSeenBy eye: EyeIndex, at instant: JournalInstant) {
    let name = names.eye(eye)
    note(.lost(lastSeenBy: name), .lost, ["last_seen_by": .text(name)], of: serial, at: instant)
  }

  private func found(_ serial: ParcelSerial, by eye: EyeIndex, at instant: JournalInstant) {
    let name = names.eye(eye)
    note(.found(eye: name), .found, ["eye": .text(name)], of: serial, at: instant)
  }

  private func redirected(_ serial: ParcelSerial, to lane: LaneIndex, at instant: JournalInstant) {
    open[serial]?.isRedirected = true
    let number = names.number(lane)
    var payload: [String: JournalPayload.Value] = ["lane": .number(number)]
    payload["who"] = open[serial]?.redirect?.who.map { .text($0) }
    note(.redirected(lane: number), .redirected, payload, of: serial, at: instant)
  }

  private func judged(
    _ lane: LaneIndex, _ finding: DiverterFinding, _ serial: ParcelSerial, at instant: JournalInstant
  ) {
    let number = names.number(lane)
    note(
      .diverterJudged(lane: number, finding), .diverterJudged,
      ["lane": .number(number), "finding": .text(finding.word)], of: serial, at: instant)
  }

  private func chosen(_ lane: LaneIndex, rule: UInt16, _ serial: ParcelSerial, at instant: JournalInstant) {
    guard let chooser = open[serial]?.chooser(names.rule(rule)) else { return }
    open[serial]?.plannedLane = names.number(lane)
    open[serial]?.body.rule = chooser.rule
    open[serial]?.body.plan = chooser.rule.map { _ in names.planVersion }
    tell(.laneChosen(lane: names.number(lane), by: chooser.word), of: serial, at: instant)
  }

  private func end(
    _ serial: ParcelSerial, _ reason: EndReason, _ lane: LaneIndex?, at instant: JournalInstant
  ) {
    guard let story = open.removeValue(forKey: serial) else {
      let before = recent[serial]?.end.reason
      raise(.contradiction(RefusedEntry(serial: serial, cause: .endedBefore(before))))
      return
    }
    forget(story.key, of: serial)
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
