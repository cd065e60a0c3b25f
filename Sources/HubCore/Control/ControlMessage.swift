public import HubUnits

/// What the control plane tells the core.
///
/// **Thread**: crosses to the core by ring; applied in order, each answered by a trace.
public enum ControlMessage: Sendable, BitwiseCopyable {
  /// The answer to `codeAssociated`, or a change of what was answered.
  case facts(ParcelFacts)
  /// The manifest could not be asked: the store is down.
  case factsUnavailable(ParcelSerial)
  /// An operator opens or closes a lane.
  case lane(LaneIndex, enabled: Bool, CommandNumber)
  /// An operator or a host sends a parcel that moves to another lane.
  case redirect(ParcelSerial, LaneIndex, CommandNumber)
  /// A parcel that was on the belt when the last life of the daemon ended.
  case resume(ResumedParcel)
  /// An operator, or the control plane's own judgement, holds the line.
  case hold(HoldCause, CommandNumber)
  /// An operator asks for the hold to end; refused while its cause lives.
  case reset(CommandNumber)
  /// No new diverts from here on; every parcel still on the belt ends `flushedStop`.
  case stop
}
