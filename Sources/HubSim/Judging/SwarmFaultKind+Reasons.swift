import HubUnits

extension SwarmFaultKind {
  /// The reasons that a parcel may truly end with when this went wrong around it.
  var explains: Set<EndReason> {
    switch self {
    case .noRead, .noScan: [.noRead]
    case .badCheckDigit: [.badCheckDigit, .multiReadConflict]
    case .unknownCode: [.notFound]
    case .noDestination: [.invalidDestination]
    // Another name: the parcel is then what that name says, held, full or unknown.
    case .sameLabel, .wrongScan:
      [
        .noRead, .multiReadConflict, .notFound, .invalidDestination, .badCheckDigit, .customsHold,
        .customsUnknown,
        .customsSelected, .hostLate, .hostTimeout, .hostDown, .laneFull, .laneDisabled,
      ]
    case .doubleScan: [.noRead]
    case .abandonedScan:
      [
        .noRead, .multiReadConflict, .notFound, .invalidDestination, .badCheckDigit, .customsHold,
        .customsUnknown,
        .customsSelected, .hostLate, .hostTimeout, .hostDown,
      ]
    case .tooClose: [.gapTooSmall, .merged, .early, .late, .unexpected, .noRead, .lost, .multiReadConflict]
    case .customsChange: [.customsHold, .customsUnknown, .customsSelected]
    case .hostLate: [.hostLate, .hostTimeout, .customsHold]
    case .hostSilent: [.hostTimeout]
    case .hostDown: [.hostDown, .hostLate]
    case .laneFills, .laneHeldFull: [.laneFull]
    case .laneClosed: [.laneDisabled]
    case .operatorHold: [.manual]
    case .diverterStuck: [.divertFailed, .divertUnconfirmed, .laneDisabled]
    case .imageGap, .linkCut:
      [
        .ioDown, .unexpected, .noRead, .writeExpired, .divertUnconfirmed, .divertFailed, .lost, .early, .late,
        .hostLate,
      ]
    case .orderLost: [.ioDown, .writeExpired]
    case .orderUnknown: [.divertUnconfirmed, .ioDown]
    case .beltStop, .beltSlow:
      [.noRead, .multiReadConflict, .writeExpired, .divertFailed, .gapTooSmall, .early, .late, .jamAhead]
    case .restart: [.flushedRestart, .unexpected, .noRead, .ioDown]
    }
  }
}
