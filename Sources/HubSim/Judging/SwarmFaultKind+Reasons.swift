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
    case .tooClose:
      [.jamAhead, .gapTooSmall, .merged, .early, .late, .unexpected, .noRead, .lost, .multiReadConflict]
    case .customsChange: [.customsHold, .customsUnknown, .customsSelected]
    case .hostLate: [.hostLate, .hostTimeout, .customsHold]
    case .hostSilent: [.hostTimeout]
    case .hostDown: [.hostDown, .hostLate]
    case .laneFills, .laneHeldFull: [.laneFull]
    case .laneClosed: [.laneDisabled]
    case .operatorHold: [.manual]
    case .diverterStuck, .diverterStuckOut, .diverterHalf, .diverterSlow, .diverterLate:
      [.divertFailed, .divertUnconfirmed, .laneDisabled, .unexpected, .jamAhead]
    case .fall: [.jamAhead, .lost, .divertUnconfirmed, .divertFailed]
    case .stick, .slip, .overtake:
      [
        .late, .early, .lost, .unexpected, .merged, .gapTooSmall, .divertFailed, .divertUnconfirmed, .noRead,
        .jamAhead,
      ]
    case .turn: [.jamAhead, .merged, .gapTooSmall, .late, .early, .lost, .unexpected]
    case .tear:
      [
        .jamAhead, .merged, .unexpected, .gapTooSmall, .late, .early, .lost, .divertFailed,
        .divertUnconfirmed,
      ]
    case .thrownOn:
      [.jamAhead, .unexpected, .gapTooSmall, .merged, .late, .early, .noRead, .lost, .multiReadConflict]
    case .laneJam: [.jamAhead, .divertUnconfirmed, .divertFailed, .laneDisabled, .laneFull]
    case .eyeDead, .eyeGhost, .eyeDirty:
      [
        .lost, .unexpected, .noRead, .late, .early, .merged, .gapTooSmall, .divertUnconfirmed, .divertFailed,
        .jamAhead,
        .laneFull, .multiReadConflict, .laneDisabled, .ioDown,
      ]
    case .encoderDrops, .encoderStops, .encoderJumps, .encoderWobbles:
      [
        // Tracking begins anew when the encoder is believed again: what is on the belt then is flushed.
        .flushedRestart, .ioDown, .late, .early, .lost, .unexpected, .divertFailed, .divertUnconfirmed,
        .writeExpired,
        .gapTooSmall,
        .merged, .noRead,
      ]
    case .imageGap, .linkCut:
      [
        .ioDown, .unexpected, .noRead, .writeExpired, .divertUnconfirmed, .divertFailed, .lost, .early, .late,
        .hostLate, .flushedRestart, .jamAhead, .merged,
      ]
    case .orderLost: [.ioDown, .writeExpired]
    case .orderUnknown: [.divertUnconfirmed, .ioDown]
    case .beltStop, .beltSlow, .beltReverse:
      [.noRead, .multiReadConflict, .writeExpired, .divertFailed, .gapTooSmall, .early, .late, .jamAhead]
    case .restart: [.flushedRestart, .unexpected, .noRead, .ioDown]
    }
  }
}
