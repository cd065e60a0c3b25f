import HubCore
import HubStore
import HubUnits
import Logging

extension TraceDesk {
  /// What is about the line: told to those who watch and written down for those who read events.
  func takeLine(_ trace: CoreTrace, at instant: JournalInstant) {
    let serial = trace.serial
    switch trace.event {
    case .laneChanged(let lane, let state, let by):
      let number = names.number(lane)
      note(
        .laneChanged(lane: number, state, by: by), .laneChanged,
        ["lane": .number(number), "state": .text(state.word), "by": .text(by.word)])
    case .strayAtLane(let lane):
      let number = names.number(lane)
      note(.strayAtLane(lane: number), .strayAtLane, ["lane": .number(number)])
    case .linkChanged(let link, let condition):
      let name = names.link(link)
      note(
        .linkChanged(link: name, condition), .linkChanged,
        ["link": .text(name), "condition": .text(condition.word)])
    case .beltChanged(let condition):
      note(.beltChanged(condition), .beltChanged, ["condition": .text(condition.word)])
    case .beltJumped(let distance):
      note(.beltJumped(distance), .beltJumped, ["micrometres": .number(Int(distance.micrometres))])
    case .held(let cause): note(.held(cause), .held, ["cause": .text(cause.word)])
    case .holdReset: note(.holdReset, .holdReset, [:])
    case .holdResetRefused(let cause):
      note(.holdResetRefused(cause), .holdResetRefused, ["cause": .text(cause.word)])
    case .scanUnplaced(let read, .operatorCard), .scanUnplaced(let read, .scannerUnassigned):
      // The terminals write it down, with what came of it.
      tell(.terminalScan(TerminalScan(read)), of: serial, at: instant)
    case .scanUnplaced(let read, let outcome):
      let scanner = names.scanner(read.scanner)
      note(
        .scanUnplaced(scanner: scanner, outcome), .scanUnplaced,
        ["scanner": .text(scanner), "code": .text(read.code.text), "outcome": .text(outcome.word)])
    case .tableFull(let eye):
      note(.tableFull(eye: names.eye(eye)), .tableFull, ["eye": .text(names.eye(eye))])
    case .eyeChanged(let eye, let condition):
      let name = names.eye(eye)
      note(
        .eyeChanged(eye: name, condition), .eyeChanged,
        ["eye": .text(name), "condition": .text(condition.word)])
    case .trackingChanged(let mode):
      note(
        .trackingChanged(mode), .trackingChanged,
        ["source": .text(mode.word), "degraded": .truth(mode != .distance)])
    case .stopped: note(.stopped, .stopped, [:])
    case .commandApplied(let command): tell(.commandApplied(command), of: serial, at: instant)
    case .commandRefused(let command): tell(.commandRefused(command), of: serial, at: instant)
    case .inducted, .appeared, .codeAssociated, .codeConflicted, .codeRepeated, .lengthMeasured, .eyeMatched,
      .eyeMissed, .factsArrived, .factsLate, .laneChosen, .lanePassedOver, .laneCommitted, .divertOrdered,
      .divertFired, .divertReleased, .divertNotSent, .divertConfirmed, .divertUnconfirmed, .excepted, .ended,
      .codeOutranked, .lengthDisagreed, .lost, .found, .wentRound, .resumed, .redirected, .redirectRefused,
      .divertWithdrawn, .diverterJudged:
      log.error("hub bug: a trace about a parcel names none: report this")
    }

    func note(_ what: DeskEvent.What, _ kind: EventKind, _ payload: [String: JournalPayload.Value]) {
      self.note(what, kind, payload, of: serial, at: instant)
    }
  }

  /// Tells those who watch, and writes an event down for those who read the journal.
  func note(
    _ what: DeskEvent.What, _ kind: EventKind, _ payload: [String: JournalPayload.Value],
    of serial: ParcelSerial, at instant: JournalInstant
  ) {
    tell(what, of: serial, at: instant)
    let event = JournalEvent(
      at: instant.wall, kind: kind, serial: serial == .none ? nil : serial, payload: encoded(payload))
    enqueue { $0.events.append(event) }
  }
}
