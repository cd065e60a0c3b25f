import HubCore
import HubUnits

/// Turns traces into the lines of a parcel's story.
struct StoryTeller: Sendable {
  let names: LineNames

  /// The line for a trace of this parcel, or nil when it is about the line and not about a parcel.
  ///
  /// Each trace has its case here: one that is new is not told until somebody said how.
  func line(for trace: CoreTrace, in story: OpenStory) -> StoryLine? {
    let pen = StoryPen(names: names, trace: trace, story: story)
    switch trace.event {
    case .inducted(let induction): return pen.line("inducted", "inducted at \(names.induction(induction))")
    case .appeared(let origin, let eye): return pen.appeared(origin, eye)
    case .resumed:
      return pen.line("resumed", "was on the belt before the restart; must be seen where it fits")
    case .codeAssociated(let read): return pen.scanned("scanned", "", read)
    case .codeConflicted(let read): return pen.scanned("conflicted", "a second, different code ", read)
    case .codeOutranked(let read): return pen.scanned("outranked", "another code, of lower rank, ", read)
    case .codeRepeated(let scanner): return pen.repeated(scanner)
    case .lengthMeasured(let eye, let length): return pen.measured(eye, length)
    case .eyeMatched(let eye, let error): return pen.seen(eye, error)
    case .eyeMissed(let eye): return pen.eye(eye, "missed", "\(names.eye(eye)) did not see it")
    case .lengthDisagreed(let eye, let was, let now): return pen.lengthDisagreed(eye, was, now)
    case .lost(let eye): return pen.eye(eye, "lost", "lost; \(names.eye(eye)) saw it last")
    case .found(let eye):
      return pen.eye(eye, "found", "found: \(names.eye(eye)) saw it where it fits by place and length")
    case .wentRound(let rounds): return pen.line("wentRound", "begins round \(rounds) of the belt")
    case .factsArrived(let facts): return pen.facts(facts)
    case .factsLate(let by):
      return pen.line("factsLate", "the facts came \(by.tenths) mm of belt after the last decision point")
    case .laneChosen(let lane, let rule): return pen.chosen(lane, rule)
    case .lanePassedOver(let lane, let reason): return pen.passedOver(lane, reason)
    case .laneCommitted(let lane):
      return pen.lane(
        lane, "laneCommitted", "\(names.lane(lane)) is final: the last decision point is reached")
    case .redirected(let lane, _): return pen.redirected(lane)
    case .redirectRefused(let refusal, let late, _): return pen.redirectRefused(refusal, late)
    case .excepted(let reason): return pen.excepted(reason)
    case .divertOrdered(let order, let lane, let fireAt): return pen.ordered(order, lane, fireAt)
    case .divertFired(let outcome, let lane, let error): return pen.fired(outcome, lane, error)
    case .divertReleased(let outcome, let lane):
      return pen.written("divertReleased", "let go", outcome, lane)
    case .divertNotSent(let outcome, let lane): return pen.notSent(outcome, lane)
    case .divertConfirmed(let lane, let error): return pen.confirmed(lane, error)
    case .divertUnconfirmed(let lane):
      return pen.lane(lane, "divertUnconfirmed", "the confirm eye of \(names.lane(lane)) stayed dark")
    case .divertWithdrawn(let lane):
      return pen.lane(
        lane, "divertWithdrawn", "the belt stopped before \(names.lane(lane)); let go, to fire again")
    case .diverterJudged(let lane, let finding): return pen.judged(lane, finding)
    case .ended(let reason, let lane): return pen.ended(reason, lane)
    case .laneChanged, .linkChanged, .beltChanged, .beltJumped, .held, .holdReset, .holdResetRefused,
      .commandApplied, .commandRefused, .stopped, .tableFull, .scanUnplaced, .strayAtLane, .eyeChanged,
      .trackingChanged:
      return nil
    }
  }
}
