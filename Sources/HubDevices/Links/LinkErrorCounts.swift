import HubModbus

/// A link's failures since the start, by class.
public struct LinkErrorCounts: Sendable, Hashable, BitwiseCopyable {
  public var timeouts: UInt64 = 0
  public var refusals: UInt64 = 0
  public var unreachable: UInt64 = 0
  public var closed: UInt64 = 0
  public var exceptions: UInt64 = 0
  /// Answers that make no sense.
  public var wrongAnswers: UInt64 = 0
  /// Everything that is this computer's or its configuration's fault.
  public var local: UInt64 = 0

  /// Answers to other questions, late or doubled, which were thrown away while the link went on. Not in `total`:
  /// no exchange failed by them.
  public var strayAnswers: UInt64 = 0

  public init() {}

  public var total: UInt64 {
    timeouts + refusals + unreachable + closed + exceptions + wrongAnswers + local
  }

  mutating func count(_ error: ModbusError) {
    switch error.kind {
    case .timeout: timeouts += 1
    case .refused: refusals += 1
    case .unreachable, .noPort: unreachable += 1
    case .closed: closed += 1
    case .exception: exceptions += 1
    case .invalidAnswer: wrongAnswers += 1
    case .badAddress, .tooManyFiles, .portForbidden, .portTaken, .notConnected, .system: local += 1
    }
  }
}
