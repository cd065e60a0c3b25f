public import HubUnits

/// What can happen to a parcel or the line; past participles, as on a log sheet.
public enum CoreEvent: Sendable, BitwiseCopyable {
  // The parcel's journey, in its order
  case inducted(InductionIndex)
  /// An eye on the way saw a parcel that is not followed.
  case appeared(ParcelOrigin, EyeIndex)
  /// A code was joined to the parcel: the control plane now owes facts for it.
  case codeAssociated(ScanRead)
  /// A second, different code was read on the parcel.
  case codeConflicted(ScanRead)
  /// The same code was read again.
  case codeRepeated(ScannerIndex)
  case lengthMeasured(EyeIndex, Distance)
  case eyeMatched(EyeIndex, error: Distance)
  case eyeMissed(EyeIndex)
  case factsArrived(ParcelFacts)
  /// Facts came for a parcel that had already passed its last decision point, by this much.
  case factsLate(by: Distance)
  case laneChosen(LaneIndex, rule: UInt16)
  case lanePassedOver(LaneIndex, EndReason)
  case laneCommitted(LaneIndex)
  case divertOrdered(OrderNumber, LaneIndex, fireAt: MonotonicInstant)
  case divertFired(OrderOutcome, LaneIndex)
  case divertReleased(OrderOutcome, LaneIndex)
  case divertNotSent(OrderOutcome, LaneIndex)
  case divertConfirmed(LaneIndex, error: Distance)
  /// The confirm eye stayed silent; the next eye on the way tells whether the parcel moved.
  case divertUnconfirmed(LaneIndex)
  /// From here on the parcel runs to the exception lane.
  case excepted(EndReason)
  case ended(EndReason, LaneIndex?)

  // The line
  case scanUnplaced(ScanRead, ScanOutcome)
  case laneChanged(LaneIndex, LaneState)
  /// A lane's confirm eye saw a parcel that was not sent there.
  case strayAtLane(LaneIndex)
  case linkChanged(LinkIndex, LinkCondition)
  case beltChanged(BeltCondition)
  /// The encoder moved further than the belt can: everything on the belt is flushed.
  case beltJumped(Distance)
  case held(HoldCause)
  case holdReset
  case holdResetRefused(HoldCause)
  case commandApplied(CommandNumber)
  case commandRefused(CommandNumber)
  /// More parcels than `Limits.parcels`: this one is not followed and runs to the end of the belt.
  case tableFull(EyeIndex)
  case stopped
}
