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
  /// Another code was read on the parcel, of lower rank than the one it has.
  case codeOutranked(ScanRead)
  /// The same code was read again.
  case codeRepeated(ScannerIndex)
  case lengthMeasured(EyeIndex, Distance)
  case eyeMatched(EyeIndex, error: Distance)
  case eyeMissed(EyeIndex)
  /// Longer or shorter than it was at the eye before.
  case lengthDisagreed(EyeIndex, was: Distance, is: Distance)
  /// Nobody knows where it is; told once, until it is found.
  case lost(lastSeenBy: EyeIndex)
  /// It turned up, and fits by place and length.
  case found(EyeIndex)
  /// On a closed belt: it begins this round.
  case wentRound(UInt8)
  /// The last life of the daemon remembered it; it must be seen where it fits.
  case resumed(Barcode)
  case factsArrived(ParcelFacts)
  /// Facts came for a parcel that had already passed its last decision point, by this much.
  case factsLate(by: Distance)
  case laneChosen(LaneIndex, rule: UInt16)
  case lanePassedOver(LaneIndex, EndReason)
  case laneCommitted(LaneIndex)
  case redirected(LaneIndex, CommandNumber)
  case redirectRefused(RedirectRefusal, late: Distance, CommandNumber)
  case divertOrdered(OrderNumber, LaneIndex, fireAt: MonotonicInstant)
  /// With how far the belt was past the fire position then.
  case divertFired(OrderOutcome, LaneIndex, error: Distance)
  /// The belt stopped before the parcel came to the diverter: it will be fired at again.
  case divertWithdrawn(LaneIndex)
  case divertReleased(OrderOutcome, LaneIndex)
  case divertNotSent(OrderOutcome, LaneIndex)
  case divertConfirmed(LaneIndex, error: Distance)
  /// The confirm eye stayed silent; the next eye on the way tells whether the parcel moved.
  case divertUnconfirmed(LaneIndex)
  /// Whether the diverter or the lane's eye is to blame.
  case diverterJudged(LaneIndex, DiverterFinding)
  /// From here on the parcel runs to the exception lane.
  case excepted(EndReason)
  case ended(EndReason, LaneIndex?)

  // The line
  case scanUnplaced(ScanRead, ScanOutcome)
  case laneChanged(LaneIndex, LaneState, LaneAuthority)
  case eyeChanged(EyeIndex, EyeCondition)
  /// What the belt's position comes from now.
  case trackingChanged(TrackingMode)
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
