public import HubUnits

extension EndReason {
  /// Whether the parcel went where its plan wanted it.
  public var isPlanned: Bool { self == .sorted }

  /// What the reason means, in one sentence.
  public var meaning: String { advice.meaning }

  /// What a technician does about it.
  public var action: String { advice.action }

  private var advice: (meaning: String, action: String) {
    switch self {
    case .sorted, .manual, .flushedRestart, .flushedStop: Self.quiet(self)
    case .noRead, .multiReadConflict, .badCheckDigit: Self.reading(self)
    case .notFound, .hostTimeout, .hostLate, .hostDown, .invalidDestination: Self.lookingUp(self)
    case .laneFull, .laneDisabled, .laneRateLimit, .jamAhead, .recirculationLimit: Self.lanes(self)
    case .gapTooSmall, .merged, .unexpected, .lost, .early, .late: Self.tracking(self)
    case .divertFailed, .divertUnconfirmed, .writeExpired, .ioDown: Self.diverting(self)
    case .customsHold, .customsUnknown, .customsSelected: Self.customs(self)
    }
  }

  private static func quiet(_ reason: EndReason) -> (meaning: String, action: String) {
    switch reason {
    case .manual:
      ("an operator held the line when it came to its lane", "induct it again once the hold is reset")
    case .flushedRestart:
      (
        "it was on the belt when tracking began anew, or may have been, and could not be followed surely",
        "induct it again; `hubctl events` shows a start, beltJumped or encoderFault just before"
      )
    case .flushedStop:
      ("it was still on the belt when the line was stopped", "induct it again when the line runs")
    default: ("it went into the lane that was chosen for it, and the confirm eye saw it", "nothing to do")
    }
  }

  private static func reading(_ reason: EndReason) -> (meaning: String, action: String) {
    switch reason {
    case .multiReadConflict:
      ("two different codes were read on it", "cover or take off the wrong label, then induct it again")
    case .badCheckDigit:
      (
        "its code has a wrong check digit: misread, or badly printed",
        "look at the label; scan it again by hand or key it in"
      )
    default:
      (
        "no code was joined to it",
        "scan it again by hand; if many: clean the scanner's window, `hubctl watch` shows who reads"
      )
    }
  }

  private static func lookingUp(_ reason: EndReason) -> (meaning: String, action: String) {
    switch reason {
    case .hostTimeout:
      (
        "the manifest did not answer in time",
        "look at the disk and the load with `hubctl diag`; induct it again"
      )
    case .hostLate:
      (
        "the manifest's answer came after the last place where it could be used",
        "look at the disk and the load with `hubctl diag`; induct it again"
      )
    case .hostDown:
      ("the manifest could not be asked", "`hubctl diag` names what is wrong with the store; induct it again")
    case .invalidDestination:
      (
        "no rule of the sort plan fits its destination",
        "compare `hubctl manifest show CODE` with the plan's rules in the configuration"
      )
    default:
      (
        "the manifest does not know its code",
        "import the manifest it belongs to (`hubctl manifest import FILE`), then induct it again"
      )
    }
  }

  private static func lanes(_ reason: EndReason) -> (meaning: String, action: String) {
    switch reason {
    case .laneDisabled:
      (
        "its lane is closed by an operator, or its diverter was taken out",
        "`hubctl lane list` says by whom; `hubctl lane open NUMBER` when it may be used"
      )
    case .laneRateLimit:
      (
        "its lane was given as much parcel length, or its diverter as many strokes, as it takes in the time",
        "nothing to do if rare; else spread the load over more lanes"
      )
    case .jamAhead:
      (
        "its lane is jammed, or something may stand before its diverter",
        "clear the lane and the belt before it, look whether its confirm eye is clean and free"
      )
    case .recirculationLimit:
      ("it went round too often", "look at the ends before this one; sort it by hand")
    default: ("its lane was full", "empty the lane; if it is empty, clean and align its full eye")
    }
  }

  private static func tracking(_ reason: EndReason) -> (meaning: String, action: String) {
    switch reason {
    case .gapTooSmall:
      (
        "a neighbour was too close to divert it surely, or closer than its section of the belt allows",
        "leave a larger gap at induction"
      )
    case .merged:
      ("it and a neighbour became one at an eye", "leave a larger gap at induction; look where parcels slide")
    case .unexpected:
      (
        "an eye saw a parcel that nobody inducted",
        "who puts parcels on after induction? otherwise clean and align the eye"
      )
    case .lost:
      (
        "an eye that must see it did not",
        "was it taken off, did it fall or slip? otherwise clean and align the eye"
      )
    case .early:
      ("it came to an eye before its tracking window", "does it slide forward? check the encoder's scale")
    default:
      ("it came to an eye after its tracking window", "does it slip or catch? check the encoder's scale")
    }
  }

  private static func diverting(_ reason: EndReason) -> (meaning: String, action: String) {
    switch reason {
    case .divertUnconfirmed:
      (
        "its diverter was fired and the confirm eye stayed silent",
        "look for the parcel in the lane; clean and align the confirm eye"
      )
    case .writeExpired:
      (
        "the order could not reach the wire in time, so it was not sent",
        "look at the link's round trip with `hubctl diag`; check cable, switch and PLC load"
      )
    case .ioDown:
      (
        "the link to its diverter was down or held, or the encoder could not be believed",
        "`hubctl diag` names the link or the encoder and what is wrong with it"
      )
    default:
      (
        "its diverter was fired and the parcel went straight on",
        "try the diverter by hand: air, drive, coil and its wiring"
      )
    }
  }

  private static func customs(_ reason: EndReason) -> (meaning: String, action: String) {
    switch reason {
    case .customsUnknown:
      (
        "customs has said nothing of it that we know",
        "ask for the declaration; `hubctl customs show CODE` tells what we know"
      )
    case .customsSelected:
      ("customs selected it for inspection", "take it to inspection; induct it again once it is cleared")
    default:
      ("customs holds it", "keep it inside; induct it again once `hubctl customs show CODE` says cleared")
    }
  }
}
