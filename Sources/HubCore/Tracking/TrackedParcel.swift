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
  /// Index into the eyes on the way: the next one that must see it.
  var nextEye: Int
  /// Where and when it was inducted, if it was.
  var inductedAt: InductionIndex?
  var inducted: MonotonicInstant = .distantPast

  var code = Barcode()
  var codeScanner: ScannerIndex?
  var facts: FactsState = .none
  var customs: CustomsState = .unknown
  /// The sort rule that fits it, once facts are in.
  var rule: UInt16?

  var stage: ParcelStage = .following
  /// The lane it is meant for; final from `committed` on.
  var lane: LaneIndex?
  var order = OrderNumber(0)
  /// Runs to the exception lane for this reason; irrevocable.
  var exception: EndReason?
  /// Why the last lane that was wanted was not taken.
  var passedOver: EndReason?

  init(serial: ParcelSerial, origin: ParcelOrigin, zero: BeltPosition, nextEye: Int) {
    self.serial = serial
    self.origin = origin
    self.zero = zero
    self.nextEye = nextEye
  }

  var hasCode: Bool { !code.isEmpty }

  /// Whether a lane may still be chosen for it.
  var isUndecided: Bool { stage == .following && exception == nil && origin == .inducted }

  /// Where its trailing edge was when the belt began to count from its leading edge: `zero` plus length.
  func tail(unknownLength: Distance) -> BeltPosition { zero + (isLengthKnown ? length : unknownLength) }

  /// Why it ends in the exception lane, from what is known.
  var exceptionReason: EndReason {
    if let exception { return exception }
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
