/// A fault of a Modbus server, by the name engineers know it.
public enum PLCFaultKind: String, Sendable, CaseIterable {
  case noResponse = "NoResponse"
  case exception = "Exception"
  case busy = "Busy"
  case wrongUnit = "WrongUnit"
  case wrongFunction = "WrongFunction"
  case wrongTransaction = "WrongTransaction"
  case truncated = "Truncated"
  case extraData = "ExtraData"
  case badCRC = "BadCRC"
  case delay = "Delay"
  case jitter = "Jitter"
  case duplicate = "Duplicate"
  case swap = "Swap"
  case stall = "Stall"
  case reset = "Reset"
  case halfOpen = "HalfOpen"
  case refuse = "Refuse"
  case slotTaken = "SlotTaken"
  case reboot = "Reboot"
  case frozenHeartbeat = "FrozenHeartbeat"
  case holdsOutputs = "HoldsOutputs"

  /// How a fault comes about.
  public enum Manner: Sendable {
    /// One answer goes wrong; drawn for each request.
    case answer
    /// Something happens, at an instant or at a request.
    case event
    /// Something is so for a while.
    case state
  }

  public var manner: Manner {
    switch self {
    case .noResponse, .exception, .busy, .wrongUnit, .wrongFunction, .wrongTransaction, .truncated,
      .extraData,
      .badCRC, .delay, .jitter, .duplicate, .swap:
      .answer
    case .stall, .reset, .halfOpen, .reboot: .event
    case .refuse, .slotTaken, .frozenHeartbeat, .holdsOutputs: .state
    }
  }

  /// Why a kind of wire cannot have this fault; nil when it can.
  public func isImpossible(on wire: PLCWire) -> String? {
    switch (self, wire) {
    case (.wrongTransaction, .rtu): "RTU frames carry no transaction number"
    case (.badCRC, .tcp): "Modbus TCP frames carry no CRC"
    case (.reset, .rtu), (.halfOpen, .rtu), (.refuse, .rtu), (.slotTaken, .rtu):
      "a serial line has no connections"
    default: nil
    }
  }

  /// What the fault takes besides at, for, every, share and function.
  public var parameters: [PLCFaultParameter] {
    switch self {
    case .noResponse: [.obeyed]
    case .exception: [.code]
    case .truncated, .extraData: [.bytes]
    case .delay, .jitter, .swap, .stall, .reboot: [.time]
    case .duplicate: [.count]
    case .slotTaken: [.slots]
    case .busy, .wrongUnit, .wrongFunction, .wrongTransaction, .badCRC, .reset, .halfOpen, .refuse,
      .frozenHeartbeat, .holdsOutputs:
      []
    }
  }

  /// What happens, for a technician.
  public var words: String {
    switch self {
    case .noResponse: "the request is swallowed; obeyed=yes: it is carried out, and only the answer is lost"
    case .exception: "exception answer, code=4 (server device failure) unless said; not carried out"
    case .busy: "exception 6, server busy; not carried out"
    case .wrongUnit: "the answer bears the next unit's number"
    case .wrongFunction: "the answer bears another valid function code, as if to another question"
    case .wrongTransaction: "the answer bears the next transaction number (TCP)"
    case .truncated: "the answer lacks its last bytes=N, half of it unless said; its header still claims all"
    case .extraData: "bytes=N stray bytes follow the answer, 3 unless said"
    case .badCRC: "the check sum is wrong (RTU)"
    case .delay: "the answer comes time=T later, 200 ms unless said"
    case .jitter: "the answer comes up to time=T later, by seed, 100 ms unless said"
    case .duplicate: "the answer comes count=N times, twice unless said"
    case .swap: "the answer waits for the next one and follows it; alone after time=T, 1 s unless said"
    case .stall: "nothing is read or answered for time=T (1 s), then all that piled up is answered, late"
    case .reset: "the connection ends with RST instead of an answer (TCP)"
    case .halfOpen: "the connection stays open and is never served again; a new one is (TCP)"
    case .refuse: "new connections are refused (TCP)"
    case .slotTaken:
      "slots=N connections are left, none unless said; more are accepted and closed at once (TCP)"
    case .reboot: "silent and refusing for time=T (3 s), then outputs off, registers 0, old connections RST"
    case .frozenHeartbeat: "the PLC's own heartbeat register stands still; all else goes on"
    case .holdsOutputs: "coils stay as they are when the daemon's heartbeat stops: no I/O watchdog"
    }
  }
}
