import HubUnits

/// One lane while the line runs.
struct LaneRuntime: BitwiseCopyable {
  /// A coil that is on and must be let go when the belt gets there.
  struct Release: BitwiseCopyable {
    var order: OrderNumber
    var belt: BeltPosition
  }
  /// Parcels on their way to it.
  var inFlight: UInt32 = 0
  var delivered: UInt32 = 0
  var isFull = false
  var isJammed = false
  var isDisabled = false
  var isOutOfService = false
  /// Diverts in a row that did not move their parcel.
  var failures = 0
  var release: Release?
  /// The state that was last told.
  var told: LaneState = .open

  var state: LaneState {
    if isDisabled { return .disabled }
    if isOutOfService { return .outOfService }
    if isJammed { return .jam }
    return isFull ? .full : .open
  }

  /// Why a parcel does not go there now.
  var refusal: EndReason? {
    switch state {
    case .open: return nil
    case .full: return .laneFull
    case .jam: return .jamAhead
    case .disabled, .outOfService: return .laneDisabled
    }
  }
}
