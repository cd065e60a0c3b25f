public import HubUnits

#if !hasFeature(Embedded)
  /// A report or packet of a scanner, as it came.
  public struct SentReport: Sendable, Hashable {
    public let at: MonotonicInstant
    public let bytes: [UInt8]

    public init(at: MonotonicInstant, bytes: [UInt8]) {
      self.at = at
      self.bytes = bytes
    }
  }
#endif
