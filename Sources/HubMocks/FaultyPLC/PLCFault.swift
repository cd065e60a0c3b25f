public import HubUnits

/// One fault as it was asked for: what, when, how often.
public struct PLCFault: Sendable, Equatable {
  public var kind: PLCFaultKind
  /// When it begins, counted from the server's start; nil: at once.
  public var at: Nanoseconds?
  /// How long it may strike; nil: to the end, and an event strikes once.
  public var lasting: Nanoseconds?
  /// When it begins again, counted from its last beginning.
  public var every: Nanoseconds?
  /// **Units**: of all requests, 0 to 1. Nil: all.
  public var share: Double?
  /// The only function code it strikes; nil: each.
  public var function: UInt8?
  /// Delay, Jitter, Swap, Stall, Reboot: how long.
  public var time: Nanoseconds
  /// Exception: the exception's number.
  public var code: UInt8 = 4
  /// Truncated, ExtraData: how many; nil: half the frame, or 3.
  public var bytes: Int?
  /// Duplicate: how many times the answer comes.
  public var count = 2
  /// SlotTaken: how many connections are left.
  public var slots = 0
  /// NoResponse: whether the request is carried out all the same.
  public var isObeyed = false

  public init(_ kind: PLCFaultKind, at: Nanoseconds? = nil, lasting: Nanoseconds? = nil, share: Double? = nil)
  {
    self.kind = kind
    self.at = at
    self.lasting = lasting
    self.share = share
    time = Self.usualTime(of: kind)
  }

  /// **Source**: Delay is past the 100 ms an answer may take in examples/liege.yaml, Jitter up to it; a small PLC
  /// is back after some seconds.
  private static func usualTime(of kind: PLCFaultKind) -> Nanoseconds {
    switch kind {
    case .delay: .milliseconds(200)
    case .jitter: .milliseconds(100)
    case .reboot: .seconds(3)
    default: .seconds(1)
    }
  }

  /// Whether it happens by the clock, once each time it is due, and not at requests.
  var isOnTheClock: Bool {
    kind.manner == .event && at != nil && share == nil && function == nil && lasting == nil
  }

  /// Whether it may strike at this time of the run.
  func isOpen(_ elapsed: Nanoseconds) -> Bool {
    let begins = at ?? .zero
    guard elapsed >= begins else { return false }
    guard let lasting else { return true }
    var since = elapsed - begins
    if let every { since = Nanoseconds(since.count % every.count) }
    return since < lasting
  }

  /// When it next begins or ends, for who sleeps until then.
  func nextChange(after elapsed: Nanoseconds) -> Nanoseconds? {
    let begins = at ?? .zero
    if elapsed < begins { return begins }
    let round = every.map { Nanoseconds((elapsed - begins).count / $0.count * $0.count) } ?? .zero
    let ends = lasting.map { begins + round + $0 }
    if let ends, elapsed < ends { return ends }
    return every.map { begins + round + $0 }
  }
}
