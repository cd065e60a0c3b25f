import HubCore
import HubUnits

/// Turns traces into the lines of a parcel's story.
struct StoryTeller: Sendable {
  let names: LineNames

  /// The line for a trace of this parcel, or nil when it is about the line and not about a parcel.
  func line(for trace: CoreTrace, in story: OpenStory) -> StoryLine? {
    switch trace.event {
    case .inducted, .appeared, .resumed: beginning(trace, story)
    case .codeAssociated, .codeConflicted, .codeRepeated, .codeOutranked: scan(trace, story)
    case .lengthMeasured, .eyeMatched, .eyeMissed, .lengthDisagreed, .lost, .found, .wentRound:
      tracking(trace, story)
    case .factsArrived, .factsLate: facts(trace, story)
    case .laneChosen, .lanePassedOver, .laneCommitted, .excepted, .redirected, .redirectRefused:
      deciding(trace, story)
    case .divertOrdered, .divertFired, .divertReleased, .divertNotSent, .divertConfirmed, .divertUnconfirmed,
      .divertWithdrawn, .diverterJudged:
      diverting(trace, story)
    case .ended(let reason, let lane): end(reason, lane, trace, story)
    case .laneChanged, .linkChanged, .beltChanged, .beltJumped, .held, .holdReset, .holdResetRefused,
      .commandApplied, .commandRefused, .stopped, .tableFull, .scanUnplaced, .strayAtLane, .eyeChanged,
      .trackingChanged:
      nil
    }
  }

  private func beginning(_ trace: CoreTrace, _ story: OpenStory) -> StoryLine? {
    switch trace.event {
    case .inducted(let induction):
      return story.line("inducted", "inducted at \(names.induction(induction))", at: trace)
    case .appeared(let origin, let eye):
      let text =
        origin == .flushed
        ? "was on the belt when tracking began anew; seen by \(names.eye(eye))"
        : "seen by \(names.eye(eye)) where no parcel was expected"
      var line = story.line("appeared", text, at: trace)
      line.eye = names.eye(eye)
      return line
    case .resumed:
      return story.line(
        "resumed", "was on the belt before the restart; must be seen where it fits", at: trace)
    default: return nil
    }
  }

  private func scan(_ trace: CoreTrace, _ story: OpenStory) -> StoryLine? {
    switch trace.event {
    case .codeAssociated(let read): return scanned("scanned", "", read, trace, story)
    case .codeConflicted(let read):
      return scanned("conflicted", "a second, different code ", read, trace, story)
    case .codeOutranked(let read):
      return scanned("outranked", "another code, of lower rank, ", read, trace, story)
    case .codeRepeated(let scanner):
      let name = names.scanner(scanner)
      var line = story.line("repeated", "\(name) read the same code again", at: trace)
      line.scanner = name
      return line
    default: return nil
    }
  }

  private func scanned(
    _ what: String, _ second: String, _ read: ScanRead, _ trace: CoreTrace, _ story: OpenStory
  ) -> StoryLine {
    let name = names.scanner(read.scanner)
    let check =
      switch read.checkDigit {
      case .none: "no check digit"
      case .verified: "check digit right"
      case .failed: "check digit wrong"
      }
    let took = (read.completed - read.began).tenths
    var line = story.line(
      what, "\(name) read \(second)\(read.code.text) in \(took) ms, \(check)", at: trace)
    line.scanner = name
    line.code = read.code.text
    line.beganNanoseconds = read.began.nanoseconds
    line.completedNanoseconds = read.completed.nanoseconds
    return line
  }

  private func tracking(_ trace: CoreTrace, _ story: OpenStory) -> StoryLine? {
    switch trace.event {
    case .lengthMeasured(let eye, let length):
      var line = story.line("measured", "\(names.eye(eye)) measured \(length.tenths) mm", at: trace)
      line.eye = names.eye(eye)
      line.lengthMillimetres = length.inMillimetres
      return line
    case .eyeMatched(let eye, let error):
      var line = story.line("seen", "\(names.eye(eye)) saw it \(error.offset)", at: trace)
      line.eye = names.eye(eye)
      line.errorMillimetres = error.inMillimetres
      return line
    case .eyeMissed(let eye):
      var line = story.line("missed", "\(names.eye(eye)) did not see it", at: trace)
      line.eye = names.eye(eye)
      return line
    case .lengthDisagreed(let eye, let was, let now):
      var line = story.line(
        "lengthDisagreed", "\(names.eye(eye)): \(now.tenths) mm long, and was \(was.tenths) mm before",
        at: trace)
      line.eye = names.eye(eye)
      line.lengthMillimetres = now.inMillimetres
      return line
    case .lost(let eye):
      var line = story.line("lost", "lost; \(names.eye(eye)) saw it last", at: trace)
      line.eye = names.eye(eye)
      return line
    case .found(let eye):
      var line = story.line(
        "found", "found: \(names.eye(eye)) saw it where it fits by place and length", at: trace)
      line.eye = names.eye(eye)
      return line
    case .wentRound(let rounds):
      return story.line("wentRound", "begins round \(rounds) of the belt", at: trace)
    default: return nil
    }
  }

  private func facts(_ trace: CoreTrace, _ story: OpenStory) -> StoryLine? {
    switch trace.event {
    case .factsArrived(let facts):
      let destination = [facts.country?.description ?? "no country", facts.postcode.description]
        .filter { !$0.isEmpty }.joined(separator: " ")
      let text =
        facts.isFound
        ? "manifest: \(destination), \(facts.service.word), \(facts.priority.word); customs \(facts.customs.word)"
        : "the manifest does not know this code; customs \(facts.customs.word)"
      var line = story.line("facts", text, at: trace)
      line.customs = facts.customs.word
      guard facts.isFound else { return line }
      line.country = facts.country?.description
      line.postcode = facts.postcode.description
      line.service = facts.service.word
      line.priority = facts.priority.word
      return line
    case .factsLate(let by):
      return story.line(
        "factsLate", "the facts came \(by.tenths) mm of belt after the last decision point", at: trace)
    default: return nil
    }
  }

  private func deciding(_ trace: CoreTrace, _ story: OpenStory) -> StoryLine? {
    var line: StoryLine
    switch trace.event {
    case .laneChosen(let lane, let rule):
      let why = names.rule(rule).map { "rule \($0) of plan \(names.planVersion)" } ?? "what customs says"
      line = story.line("laneChosen", "\(names.lane(lane)) chosen by \(why)", at: trace)
      line.lane = names.number(lane)
      line.rule = names.rule(rule)
      line.plan = names.planVersion
    case .lanePassedOver(let lane, let reason):
      line = story.line("lanePassedOver", "\(names.lane(lane)) passed over: \(reason.word)", at: trace)
      line.lane = names.number(lane)
      line.reason = reason.word
    case .laneCommitted(let lane):
      line = story.line(
        "laneCommitted", "\(names.lane(lane)) is final: the last decision point is reached", at: trace)
      line.lane = names.number(lane)
    case .redirected(let lane, _):
      line = story.line("redirected", "sent to \(names.lane(lane)) by command", at: trace)
      line.lane = names.number(lane)
    case .redirectRefused(let refusal, let late, _):
      let much = late > .zero ? ", \(late.tenths) mm past the last decision point" : ""
      line = story.line("redirectRefused", "not sent elsewhere: \(refusal.word)\(much)", at: trace)
    case .excepted(let reason):
      line = story.line("excepted", "runs to the exception lane: \(reason.word)", at: trace)
      line.reason = reason.word
    default: return nil
    }
    return line
  }

  private func end(
    _ reason: EndReason, _ lane: LaneIndex?, _ trace: CoreTrace, _ story: OpenStory
  ) -> StoryLine {
    let place = lane.map { "in \(names.lane($0))" } ?? "in no lane that saw it"
    var line = story.line("ended", "ended \(place): \(reason.word)", at: trace)
    line.lane = lane.map { names.number($0) }
    line.reason = reason.word
    return line
  }
}
