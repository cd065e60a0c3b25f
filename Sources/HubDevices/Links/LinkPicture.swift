public import HubCore
public import HubUnits

/// A link as its thread saw it last, for people to look at.
///
/// **Shape**: fixed size, below 3 KB. **Thread**: written by the link's thread after each reading and each change of
/// an output; read by anyone through a snapshot cell.
public struct LinkPicture: Sendable, BitwiseCopyable {
  /// What an output was last told.
  public struct Told: Sendable, BitwiseCopyable {
    public var isOn = false
    /// When the device acknowledged it; `distantPast` when it never did on this connection.
    public var at: MonotonicInstant = .distantPast

    public init() {}
  }
  public var image = InputImage(
    link: LinkIndex(0), taken: .distantPast, encoderCount: 0, heartbeat: 0, bits: InputBits())
  /// Our heartbeat as the device acknowledged it last, and when; `distantPast` when it never did on this connection.
  public var heartbeat: UInt16 = 0
  public var heartbeatAt: MonotonicInstant = .distantPast
  /// By rank.
  public var outputs = BoundedList<208, Told>(filler: Told())

  public init() {}
}
