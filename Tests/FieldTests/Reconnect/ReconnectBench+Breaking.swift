import HubRealtime
import HubUnits
import Testing

extension ReconnectBench {
  /// Breaks it; when it was broken.
  func breakIt() throws -> MonotonicInstant {
    guard let plc = device as? RecordingDevice else {
      (device as? RecordingSlave)?.makeNoise(true)
      return MonotonicClock.now()
    }
    let at = MonotonicClock.now()
    let door = "output tcp dport \(plc.port)"
    let back = "input tcp sport \(plc.port)"
    switch breakage {
    case .reset: return try plc.strike(.reset)
    case .finish: return try plc.strike(.finish)
    case .halfOpen: plc.change { $0.isDeaf = true }
    case .reboot:
      // Off: it says nothing more, and nobody gets in. What it held is gone when power is back.
      plc.change { ($0.isDeaf, $0.isClosed) = (true, true) }
    case .slotTaken:
      try other.take(port: plc.port)
      try awaiting("the other master in") { plc.clientPorts.count == 2 }
      let struckAt = try plc.strike(.resetOldest)
      plc.change { $0.slots = 1 }
      return struckAt
    case .silentDrop: try network?.block([door + " drop", back + " drop"])
    case .cablePulled: try network?.plug(false)
    case .natReset, .natSilent:
      // What stands between them has forgotten this one connection; a new one has another number.
      let ours = plc.clientPorts.first ?? 0
      let out = "\(door) tcp sport \(ours)"
      try network?.block(
        breakage == .natReset
          ? [out + " reject with tcp reset"] : [out + " drop", "\(back) tcp dport \(ours) drop"])
    case .noise: break
    }
    // A program of the network takes its time; whoever was still heard was heard before.
    return max(at, plc.memory.heardAt)
  }

  /// Mends it; when the mending began.
  func mendIt() throws -> MonotonicInstant {
    let at = MonotonicClock.now()
    guard let plc = device as? RecordingDevice else {
      (device as? RecordingSlave)?.makeNoise(false)
      return at
    }
    switch breakage {
    case .halfOpen: plc.change { $0.isDeaf = false }
    case .reboot:
      _ = try plc.strike(.restart)
      plc.change { ($0.isDeaf, $0.isClosed) = (false, false) }
    case .slotTaken: other.leave()
    case .silentDrop: try network?.block([])
    case .cablePulled: try network?.plug(true)
    case .reset, .finish, .natReset, .natSilent, .noise: break
    }
    return at
  }
}
