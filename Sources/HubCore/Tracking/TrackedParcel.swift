import HubUnits

/// One parcel on the belt, as the core remembers it.
struct TrackedParcel: BitwiseCopyable {
  var serial: ParcelSerial
  var origin: ParcelOrigin
  /// The belt's position at which this parcel's leading edge was at the start of the line.
  ///
  /// Its place on the line is the belt's position less this; an eye's edge corrects it.
  var zero: BeltPosition
  var length: Distance = .zero
  var isLengthKnown = false
  /// The longest it was ever measured: a piece behind it within this may be torn off it.
  var longestSeen: Distance = .zero
  /// Index into the eyes on the way: the next one that must see it.
  var nextEye: Int
  /// The eye that saw it last, and where that eye is.
  var lastEye: EyeIndex
  var seenAt: Distance
  /// Where the eye is that saw it first: before that nobody knows of it.
  var cameOnAt: Distance
  /// Where and when it was inducted, if it was.
  var inductedAt: InductionIndex?
  var inducted: MonotonicInstant = .distantPast

  var code = Barcode()
  var codeScanner: ScannerIndex?
  var codeRank: UInt8 = 0
  var facts: FactsState = .none
  var customs: CustomsState = .unknown
  var priority: ParcelPriority = .normal
  var declaredLength: Distance = .zero
  /// The sort rule that fits it, once facts are in.
  var rule: UInt16?
  /// The lane that an operator sent it to while it moved.
  var redirectedTo: LaneIndex?

  var stage: ParcelStage = .following
  /// The lane it is meant for; final from `committed` on.
  var lane: LaneIndex?
  var order = OrderNumber(0)
  /// What its order was made for does not hold any more: should the stroke be withdrawn, it is not fired at again.
  var isOrderRevoked = false
  /// Runs to the exception lane for this reason; irrevocable.
  var exception: EndReason?
  /// Why the last lane that was wanted was not taken.
  var passedOver: EndReason?

  /// An eye that should have seen it did not, for this reason; it may turn up.
  var lostBecause: EndReason?
  /// The eye that missed it first since it was seen last.
  var missedBy: EyeIndex?
  /// At the eye it is passing, it may be one that was lost ahead of it; its length tells.
  var mayBeAnother = false
  /// Somebody came into this lane where it could have come, without having been sent: if no eye sees it any more, it was
  /// pushed there.
  var mayHaveGoneTo: LaneIndex?
  /// Nor did an eye behind that lane see it.
  var wasPushed = false
  /// It came to an eye where nobody was expected, or sooner than the belt brings it: it may roll on by itself.
  var mayRoll = false
  /// It may stand between the eye that saw it last and the one that missed it, in front of a diverter.
  var mayStandInTheWay = false
  /// It turned up where it fits; its length, when its tail leaves the eye, has the last word.
  var mayBeFound = false

  /// How often it has come round a closed belt.
  var rounds: UInt8 = 0
  /// Of these, the round in which it was fired at.
  var firedInRound: UInt8 = 0
  /// It keeps its place on the belt until it comes round again: too close to the parcel ahead.
  var passesThisRound = false
  /// A failure of its diverter was counted for it already.
  var isFailureCounted = false

  init(
    serial: ParcelSerial, origin: ParcelOrigin, zero: BeltPosition, nextEye: Int, eye: EyeIndex, at: Distance
  ) {
    self.serial = serial
    self.origin = origin
    self.zero = zero
    self.nextEye = nextEye
    lastEye = eye
    seenAt = at
    cameOnAt = at
  }

  var hasCode: Bool { !code.isEmpty }

  var isLost: Bool { lostBecause != nil }

  /// Whether the order for it is with the link, or the wire.
  var isBeingDiverted: Bool {
    switch stage {
    case .following, .committed, .unconfirmed: return false
    case .ordered, .fired: return true
    }
  }

  /// Whether a lane may still be chosen for it by what is known of it.
  var isUndecided: Bool {
    stage == .following && exception == nil && !isLost && !passesThisRound && origin == .inducted
  }

  /// Whether it was longer once: turned, torn, or not the one it was.
  var hasShrunk: Bool { longestSeen - length > Limits.lengthTolerance }

  /// Whether it may be somewhere else soon than the belt would carry it: it rolls, or nobody saw where it is.
  ///
  /// What went through an eye shorter than it is moves faster than the belt.
  var isAdrift: Bool { mayRoll || hasShrunk || isLost }

  /// Whether somebody else may be in it, or it may be somebody else: nobody inducted it, or it has grown.
  var mayBeSomebodyElse: Bool { origin == .unexpected || exception == .merged }

  /// Where its trailing edge was when the belt began to count from its leading edge: `zero` plus length.
  func tail(unknownLength: Distance) -> BeltPosition { zero + (isLengthKnown ? length : unknownLength) }

  /// Why it ends in the exception lane, from what is known.
  var exceptionReason: EndReason {
    if let exception { return exception }
    if let lostBecause { return lostBecause }
    if origin == .unexpected { return .unexpected }
    if origin == .flushed { return .flushedRestart }
    if let passedOver { return passedOver }
    guard hasCode else { return .noRead }
    switch facts {
    case .none, .asked: return .hostTimeout
    case .unavailable: return .hostDown
    case .notFound: return .notFound
    case .found: return rule == nil ? .invalidDestination : .laneDisabled
    }
  }

  /// Why it ends in the lane it was sent to, which for customs lanes is not `sorted`.
  func arrivalReason(in kind: LanePlan.Kind) -> EndReason {
    switch kind {
    case .release: return .sorted
    case .inspection: return .customsSelected
    case .customsHold:
      // Cleared parcels come here when the release came after their last decision point.
      return customs == .unknown || customs == .pending ? .customsUnknown : .customsHold
    case .exception: return exceptionReason
    }
  }
}
