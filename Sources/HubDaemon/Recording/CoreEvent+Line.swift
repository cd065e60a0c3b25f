import HubCore

extension CoreEvent {
  /// It belongs into no parcel's story.
  var isAboutTheLine: Bool {
    switch self {
    case .scanUnplaced, .laneChanged, .strayAtLane, .linkChanged, .beltChanged, .beltJumped, .held,
      .holdReset,
      .holdResetRefused, .commandApplied, .commandRefused, .tableFull, .stopped, .eyeChanged,
      .trackingChanged:
      true
    case .inducted, .appeared, .codeAssociated, .codeConflicted, .codeRepeated, .lengthMeasured, .eyeMatched,
      .eyeMissed, .factsArrived, .factsLate, .laneChosen, .lanePassedOver, .laneCommitted, .divertOrdered,
      .divertFired, .divertReleased, .divertNotSent, .divertConfirmed, .divertUnconfirmed, .excepted, .ended,
      .codeOutranked, .lengthDisagreed, .lost, .found, .wentRound, .resumed, .redirected, .redirectRefused,
      .divertWithdrawn, .diverterJudged:
      false
    }
  }
}
