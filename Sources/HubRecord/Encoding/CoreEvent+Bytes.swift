import HubCore
import HubUnits

// Everything the core tells, as bytes for a digest. The switch has no `default`: a new event does not compile until
// it has its number here. Numbers are never given twice, since old recordings hold digests made with them.

extension CoreTrace {
  func write(to sink: inout some ByteSink) {
    sink.put(at, from: .zero)
    sink.put(signed: belt.micrometres)
    sink.put(signed: serial.number)
    event.write(to: &sink)
  }
}

extension CoreEvent {
  func write(to sink: inout some ByteSink) {
    switch self {
    case .inducted(let point): sink.put(1, point.value)
    case .appeared(let origin, let eye): sink.put(2, UInt16(origin.rawValue), eye.value)
    case .codeAssociated(let scan):
      sink.put(3)
      scan.write(to: &sink, from: .zero)
    case .codeConflicted(let scan):
      sink.put(4)
      scan.write(to: &sink, from: .zero)
    case .codeRepeated(let scanner): sink.put(5, scanner.value)
    case .lengthMeasured(let eye, let length): sink.put(6, eye.value, length)
    case .eyeMatched(let eye, let error): sink.put(7, eye.value, error)
    case .eyeMissed(let eye): sink.put(8, eye.value)
    case .factsArrived(let facts):
      sink.put(9)
      facts.write(to: &sink)
    case .factsLate(let distance):
      sink.put(10)
      sink.put(signed: distance.micrometres)
    case .laneChosen(let lane, let rule): sink.put(11, lane.value, rule)
    case .lanePassedOver(let lane, let reason): sink.put(12, lane.value, UInt16(reason.rawValue))
    case .laneCommitted(let lane): sink.put(13, lane.value)
    case .divertOrdered(let order, let lane, let instant):
      sink.put(14, lane.value)
      sink.put(unsigned: UInt64(order.value))
      sink.put(instant, from: .zero)
    case .divertFired(let outcome, let lane, let error):
      sink.put(15, lane.value, error)
      outcome.write(to: &sink, from: .zero)
    case .divertReleased(let outcome, let lane):
      sink.put(16, lane.value)
      outcome.write(to: &sink, from: .zero)
    case .divertNotSent(let outcome, let lane):
      sink.put(17, lane.value)
      outcome.write(to: &sink, from: .zero)
    case .divertConfirmed(let lane, let error): sink.put(18, lane.value, error)
    case .divertUnconfirmed(let lane): sink.put(19, lane.value)
    case .excepted(let reason): sink.put(20, UInt16(reason.rawValue))
    case .ended(let reason, let lane):
      sink.put(21, UInt16(reason.rawValue))
      sink.put(signed: lane.map { Int64($0.value) } ?? -1)
    case .scanUnplaced(let scan, let outcome):
      sink.put(22, UInt16(outcome.rawValue))
      scan.write(to: &sink, from: .zero)
    case .laneChanged(let lane, let state, let by):
      sink.put(23, lane.value, UInt16(state.rawValue))
      sink.put(by.rawValue)
    case .strayAtLane(let lane): sink.put(24, lane.value)
    case .linkChanged(let link, let condition): sink.put(25, link.value, UInt16(condition.rawValue))
    case .beltChanged(let condition): sink.put(26, UInt16(condition.rawValue))
    case .beltJumped(let distance):
      sink.put(27)
      sink.put(signed: distance.micrometres)
    case .held(let cause): sink.put(28, UInt16(cause.rawValue))
    case .holdReset: sink.put(29)
    case .holdResetRefused(let cause): sink.put(30, UInt16(cause.rawValue))
    case .commandApplied(let command):
      sink.put(31)
      sink.put(unsigned: command.value)
    case .commandRefused(let command):
      sink.put(32)
      sink.put(unsigned: command.value)
    case .tableFull(let eye): sink.put(33, eye.value)
    case .stopped: sink.put(34)
    case .codeOutranked(let scan):
      sink.put(35)
      scan.write(to: &sink, from: .zero)
    case .lengthDisagreed(let eye, let was, let now):
      sink.put(36, eye.value, was)
      sink.put(signed: now.micrometres)
    case .lost(let eye): sink.put(37, eye.value)
    case .found(let eye): sink.put(38, eye.value)
    case .wentRound(let rounds): sink.put(39, UInt16(rounds))
    case .resumed(let code):
      sink.put(40)
      sink.put(code)
    case .redirected(let lane, let command):
      sink.put(41, lane.value)
      sink.put(unsigned: command.value)
    case .redirectRefused(let refusal, let late, let command):
      sink.put(42, UInt16(refusal.rawValue), late)
      sink.put(unsigned: command.value)
    case .divertWithdrawn(let lane): sink.put(43, lane.value)
    case .diverterJudged(let lane, let finding): sink.put(44, lane.value, UInt16(finding.rawValue))
    case .eyeChanged(let eye, let condition): sink.put(45, eye.value, UInt16(condition.rawValue))
    case .trackingChanged(let mode): sink.put(46, UInt16(mode.rawValue))
    }
  }
}

extension ByteSink {
  /// An event's number and one index or word.
  mutating func put(_ number: UInt8, _ index: UInt16) {
    put(number)
    put(unsigned: UInt64(index))
  }

  /// An event's number and two indices or words.
  mutating func put(_ number: UInt8, _ index: UInt16, _ other: UInt16) {
    put(number, index)
    put(unsigned: UInt64(other))
  }

  /// An event's number, an index and a distance.
  mutating func put(_ number: UInt8, _ index: UInt16, _ distance: Distance) {
    put(number, index)
    put(signed: distance.micrometres)
  }
}

extension MonotonicInstant {
  /// What instants in a digest are counted from.
  static var zero: MonotonicInstant { MonotonicInstant(nanoseconds: 0) }
}
