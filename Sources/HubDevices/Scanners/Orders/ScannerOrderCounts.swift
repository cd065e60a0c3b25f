public import HubUSB

/// What was said to a scanner, and how it took it.
public struct ScannerOrderCounts: Sendable, Hashable, BitwiseCopyable {
  /// Whether the scanner reads, as far as it was told.
  public enum Reading: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
    /// It cannot be told: its mode has no such order.
    case untold = 0
    case allowed
    /// The line stands.
    case prevented

    /// The word for status displays.
    public var word: String {
      switch self {
      case .untold: "untold"
      case .allowed: "allowed"
      case .prevented: "prevented"
      }
    }
  }
  public var reading: Reading = .untold
  /// Whether it has a tone or a lamp of any kind.
  public var hasSounds = false
  /// Orders it took.
  public var sent: UInt64 = 0
  /// Orders it refused or did not take in time.
  public var failed: UInt64 = 0
  /// Sounds that came too late to be about the parcel, and were not sent.
  public var late: UInt64 = 0
  /// How the last order failed; nil while none did.
  public var lastFault: TransferOutcome?

  public init() {}
}
