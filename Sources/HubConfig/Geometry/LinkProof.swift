public import HubUnits

/// What a link's times are held against: the belt, the poll plan, and the wire.
///
/// **Source**: docs/decisions/0022-poll-plan.md.
public struct LinkProof: Sendable, Hashable {
  /// One part of a sum, or one bound, with its reason in words.
  public struct Part: Sendable, Hashable {
    public let what: String
    public let time: Nanoseconds

    init(_ what: String, _ time: Nanoseconds) {
      self.what = what
      self.time = time
    }
  }
  public let name: String
  public let isSerial: Bool
  /// How often our heartbeat changes; zero when the device has none of ours.
  public let heartbeatEvery: Nanoseconds
  /// What bounds how long an answer may be waited for, the tightest first.
  public let timeoutBounds: [Part]
  /// `timeout` as it was written; nil: the tightest bound is taken.
  public let writtenTimeout: Nanoseconds?
  /// What an order may have to wait for at worst, then its own exchange; empty on TCP, where the wire says nothing
  /// of time.
  public let writeParts: [Part]
  /// The shortest `diverter.write` and `diverter.late` of its lanes; nil when it drives none.
  public let write: Nanoseconds?
  public let late: Nanoseconds?

  /// The longest one answer may take.
  public var timeout: Nanoseconds {
    writtenTimeout ?? Self.inWholeMilliseconds(timeoutBounds.first?.time ?? .zero)
  }
  /// From an order's instant until the device has it, at worst.
  public var longestWrite: Nanoseconds { writeParts.reduce(.zero) { $0 + $1.time } }
  /// From an order's instant until it is sent, at worst.
  public var longestWait: Nanoseconds { writeParts.dropLast().reduce(.zero) { $0 + $1.time } }

  static func inWholeMilliseconds(_ time: Nanoseconds) -> Nanoseconds {
    .milliseconds(time.wholeMilliseconds)
  }
}
