public import HubCore
public import HubStore
public import HubUnits

/// Something that happened, for those who watch.
///
/// **Shape**: `number` grows by one from event to event; a watcher that sees a gap has missed some and asks for a
/// snapshot.
public struct DeskEvent: Sendable, Equatable {
  public enum What: Sendable, Equatable {
    // Parcels
    case inducted(ParcelOrigin, induction: String?)
    /// A code was joined to the parcel. The whole code: mask it before it is logged.
    case associated(code: String)
    /// By a rule of the plan, `customs`, `exception` or `redirect`.
    case laneChosen(lane: Int, by: String)
    /// The choice is final.
    case laneCommitted(lane: Int)
    /// From here on the parcel runs to the exception lane.
    case excepted(EndReason)
    /// Nobody knows where it is.
    case lost(lastSeenBy: String)
    /// It turned up and fits.
    case found(eye: String)
    /// On a closed belt: it begins this round.
    case wentRound(Int)
    /// Another lane was given to it by a command.
    case redirected(lane: Int)
    /// Whether the diverter or the lane's eye is to blame for a divert that was not confirmed.
    case diverterJudged(lane: Int, DiverterFinding)
    /// It ended. Not yet durable: `recorded` follows.
    case ended(EndReason, lane: Int?)
    /// Its end is in the journal, on the disk.
    ///
    /// `sequence` is its event in the journal.
    case recorded(EndReason, lane: Int?, code: String?, sequence: Int64)

    // The line
    case laneChanged(lane: Int, LaneState, by: LaneAuthority)
    case eyeChanged(eye: String, EyeCondition)
    /// What the belt's position comes from now.
    case trackingChanged(TrackingMode)
    case strayAtLane(lane: Int)
    case linkChanged(link: String, LinkCondition)
    case beltChanged(BeltCondition)
    case beltJumped(Distance)
    case held(HoldCause)
    case holdReset
    case holdResetRefused(HoldCause)
    case scanUnplaced(scanner: String, ScanOutcome)
    /// A card, or a label that only a terminal can have read. The whole code: mask it before it is logged.
    case terminalScan(TerminalScan)
    case tableFull(eye: String)
    case stopped

    // Answers to commands
    case commandApplied(CommandNumber)
    case commandRefused(CommandNumber)
    /// Why a command to redirect is refused, and how far past the last decision point the parcel was; followed by
    /// `commandRefused`.
    case redirectRefused(RedirectRefusal, late: Distance, CommandNumber)

    // The desk itself
    case alarmRaised(DeskAlarm)
    case alarmCleared(DeskAlarm)
  }
  public var number: UInt64
  public var at: JournalInstant
  /// The parcel it is about, or `.none`.
  public var serial: ParcelSerial
  public var what: What

  public init(number: UInt64, at: JournalInstant, serial: ParcelSerial, what: What) {
    self.number = number
    self.at = at
    self.serial = serial
    self.what = what
  }
}
